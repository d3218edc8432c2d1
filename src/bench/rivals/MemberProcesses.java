import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Processes of the same program that run tasks. They end with this one, whichever way it ends. */
final class MemberProcesses implements AutoCloseable {
    private final List<Process> processes = new ArrayList<>();

    /** @param ports of all members, on 127.0.0.1; the first argument of each is {@code member}, then comes its own port */
    static MemberProcesses start(Class<?> program, List<String> jvmOptions, List<Integer> ports) throws IOException {
        MemberProcesses members = new MemberProcesses();
        for (int port : ports) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(jvmOptions);
            command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"), program.getName()));
            command.addAll(List.of("member", Integer.toString(port)));
            ports.forEach(one -> command.add(one.toString()));
            members.processes.add(new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        }
        return members;
    }

    /** In a member: stays until the process that started it is gone. */
    static void stayWhileParentLives() throws IOException {
        while (System.in.read() >= 0) {
            // Nothing is ever said.
        }
        Runtime.getRuntime().halt(0);
    }

    /** Ports that are free now. */
    static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    /** Fails when one has ended. */
    void check() {
        for (Process process : processes) {
            if (!process.isAlive()) {
                throw new IllegalStateException("a member ended with " + process.exitValue());
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : processes) {
            process.destroy();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
