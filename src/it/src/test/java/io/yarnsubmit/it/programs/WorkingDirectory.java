package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints what driver and executor find: files of their working directories, and a resource of their jars. */
public final class WorkingDirectory {
    private WorkingDirectory() {}

    /** @param args the name of the resource, then paths */
    public static void main(String[] args) throws IOException {
        look("driver", args);
        try (DriverContext context = DriverContext.open()) {
            System.out.print(context.submit(() -> text("executor", args)).join());
        }
    }

    private static void look(String who, String[] args) throws IOException {
        System.out.print(text(who, args));
    }

    private static String text(String who, String[] args) throws IOException {
        StringBuilder text = new StringBuilder();
        try (InputStream in = WorkingDirectory.class.getClassLoader().getResourceAsStream(args[0])) {
            String content = in == null ? "missing" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.append(who + " resource " + content + "\n");
        }
        for (int i = 1; i < args.length; i++) {
            Path file = Path.of(args[i]);
            String content = !Files.exists(file)
                    ? "missing"
                    : args[i].endsWith(".jar") ? Files.size(file) + " bytes" : Files.readString(file);
            text.append(who + " " + args[i] + " " + content + "\n");
        }
        return text.toString();
    }
}
