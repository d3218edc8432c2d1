package io.yarnsubmit.examples;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The findings about all jars.
 *
 * @param jars the jars in the order in which they were read
 * @param classesByRelease how many classes need at least which Java release
 * @param conflicts classes that are in several jars, largest conflicts first
 */
record AuditReport(List<JarContents> jars, Map<Integer, Integer> classesByRelease, List<Conflict> conflicts) {
    private static final int SHOWN = 10;
    private static final int JARS_SHOWN = 4;

    /**
     * Classes that occur in the same several jars.
     *
     * @param jars the jars, two or more
     * @param classes the names of the classes that all of them have
     */
    record Conflict(List<String> jars, List<String> classes) {}

    static AuditReport of(List<JarContents> jars) {
        Map<Integer, Integer> releases = new TreeMap<>();
        jars.forEach(jar -> jar.classesByRelease().forEach((release, n) -> releases.merge(release, n, Integer::sum)));
        return new AuditReport(jars, releases, conflicts(jars));
    }

    private static List<Conflict> conflicts(List<JarContents> jars) {
        Map<String, List<String>> jarsByClass = new TreeMap<>();
        for (JarContents jar : jars) {
            jar.classes()
                    .forEach(name -> jarsByClass
                            .computeIfAbsent(name, absent -> new ArrayList<>(1))
                            .add(jar.jar()));
        }
        Map<List<String>, List<String>> classesByJars = new HashMap<>();
        jarsByClass.forEach((name, in) -> {
            if (in.size() > 1) {
                classesByJars.computeIfAbsent(in, absent -> new ArrayList<>()).add(name);
            }
        });
        return classesByJars.entrySet().stream()
                .map(entry -> new Conflict(entry.getKey(), entry.getValue()))
                .sorted(comparing((Conflict conflict) -> -conflict.classes().size())
                        .thenComparing(conflict -> conflict.jars().get(0)))
                .toList();
    }

    /** The report as text, with paths relative to the directory. */
    List<String> lines(Path directory) {
        List<String> lines = new ArrayList<>();
        long bytes = jars.stream().mapToLong(JarContents::bytes).sum();
        long classes = jars.stream().mapToLong(jar -> jar.classes().size()).sum();
        lines.add("%,d jars (%,d MB) with %,d classes below %s"
                .formatted(jars.size(), bytes / 1_000_000, classes, directory));

        lines.add("");
        lines.add("Classes by the Java release they need:");
        classesByRelease.forEach((release, n) -> lines.add("  %10s  %,9d".formatted("Java " + release, n)));

        lines.add("");
        lines.add("The same classes in more than one jar: %,d groups of jars".formatted(conflicts.size()));
        conflicts.stream().limit(SHOWN).forEach(conflict -> {
            lines.add("  %,d classes, such as %s, in"
                    .formatted(conflict.classes().size(), conflict.classes().get(0)));
            conflict.jars().stream().limit(JARS_SHOWN).forEach(jar -> lines.add("      " + relative(directory, jar)));
            if (conflict.jars().size() > JARS_SHOWN) {
                lines.add("      and %d more".formatted(conflict.jars().size() - JARS_SHOWN));
            }
        });

        lines.add("");
        lines.add("Slowest to read:");
        jars.stream()
                .sorted(comparingLong(jar -> -jar.millis()))
                .limit(SHOWN / 2)
                .forEach(jar -> lines.add("  %,6d ms  %,7d kB  %s"
                        .formatted(jar.millis(), jar.bytes() / 1000, relative(directory, jar.jar()))));

        List<JarContents> unreadable =
                jars.stream().filter(jar -> !jar.readable()).toList();
        lines.add("");
        lines.add("Could not be read: " + unreadable.size());
        unreadable.forEach(jar -> lines.add("  %s: %s".formatted(relative(directory, jar.jar()), jar.problem())));
        return lines;
    }

    private static String relative(Path directory, String jar) {
        return directory.relativize(Path.of(jar)).toString();
    }
}
