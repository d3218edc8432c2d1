package io.yarnsubmit.bench.driver;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ExecutorListener;
import io.yarnsubmit.api.ExecutorLoss;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks for as many executors as it is told. Its argument is a port on this machine; there it says {@code ready}, reads
 * lines {@code request <total>}, says {@code lost <id> <why>} of each executor that is lost, and ends at the end of input.
 */
public final class TotalsDriver {
    private TotalsDriver() {}

    /** See the class. */
    public static void main(String[] args) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
                DriverContext context = DriverContext.open()) {
            context.executors().listen(new ExecutorListener() {
                @Override
                public void lost(ExecutorLoss loss) {
                    out.println("lost " + loss.id() + " " + loss.message().replace('\n', ' '));
                }
            });
            out.println("ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                context.executors().request(Integer.parseInt(line.substring("request ".length())));
            }
        }
    }
}
