package io.yarnsubmit.examples;

import io.yarnsubmit.api.DriverContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads every jar below a directory and reports class path problems: {@code JarAudit <directory>}.
 *
 * <p>The driver only lists files; the executors read them. So the directory must have the same path on every machine,
 * as on a shared file system, or everything must run on one machine with {@code --master embedded}.
 *
 * <pre>yarn-submit --master embedded --class io.yarnsubmit.examples.JarAudit yarn-submit-examples.jar ~/.m2/repository</pre>
 */
public final class JarAudit {
    /** Few enough to balance the executors until the end, and enough to make a task worth sending. */
    private static final int JARS_PER_TASK = 10;

    private JarAudit() {}

    /** Expects the directory. */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: JarAudit <directory>");
            System.exit(2);
        }
        Path directory = Path.of(args[0]).toRealPath();
        List<String> jars = jarsBelow(directory);

        try (DriverContext context = DriverContext.open()) {
            context.status("reading " + jars.size() + " jars");
            List<List<JarContents>> contents = context.map(chunks(jars, JARS_PER_TASK), JarReader::readAll);
            AuditReport report =
                    AuditReport.of(contents.stream().flatMap(List::stream).toList());
            report.lines(directory).forEach(System.out::println);
        }
    }

    static List<String> jarsBelow(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar") && Files.isRegularFile(file))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }

    /** Copies each chunk, because the views returned by {@code subList} cannot be serialized. */
    static <T> List<List<T>> chunks(List<T> all, int size) {
        List<List<T>> chunks = new ArrayList<>();
        for (int start = 0; start < all.size(); start += size) {
            chunks.add(List.copyOf(all.subList(start, Math.min(start + size, all.size()))));
        }
        return chunks;
    }
}
