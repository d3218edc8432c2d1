package io.yarnsubmit.client.explain;

import io.yarnsubmit.launch.exit.ExitStatusExplainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What YARN's diagnostics say of a container that ended: a page of text of which a few words matter. Reads
 * {@code AM Container for appattempt_... exited with exitCode: 1 ... Last 4096 bytes of am.stderr : ...}.
 */
final class ContainerEnd {
    private static final Pattern EXIT_CODE =
            Pattern.compile("exitCode: (-?\\d+)|[Ee]xit (?:code|status)[:\\s]+(-?\\d+)");
    private static final Pattern CONTAINER = Pattern.compile("container_(?:e\\d+_)?\\d+_\\d+_\\d+_\\d+");
    private static final Pattern TAIL = Pattern.compile(
            "Last \\d+ bytes of (\\S+) ?:\\s*(.*?)(?=Last \\d+ bytes of|\\R\\R|For more detailed|\\z)", Pattern.DOTALL);
    private static final Pattern NOT_FETCHED =
            Pattern.compile("(File (?:file )?does not exist: \\S+|\\S*FileNotFoundException: [^\\r\\n]+"
                    + "|Resource \\S+ (?:is not publicly accessible|changed on src filesystem)[^\\r\\n]*"
                    + "|Permission denied[^\\r\\n]*)");
    private static final Pattern NO_JAVA =
            Pattern.compile("java: (?:No such file or directory|not found|command not found|[Pp]ermission denied)");
    private static final Pattern OLD_JAVA = Pattern.compile("UnsupportedClassVersionError[^\\r\\n]*");
    private static final Pattern MEMORY =
            Pattern.compile("([0-9.]+ ?[KMGTP]?B) of ([0-9.]+ ?[KMGTP]?B) (?:physical|virtual) memory used");
    private static final int MOST_LINES = 20;

    private final String diagnostics;

    ContainerEnd(String diagnostics) {
        this.diagnostics = diagnostics;
    }

    Optional<Integer> exitCode() {
        Matcher matcher = EXIT_CODE.matcher(diagnostics);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)));
    }

    Optional<String> container() {
        Matcher matcher = CONTAINER.matcher(diagnostics);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** Why its files did not come to its machine. */
    Optional<String> notFetched() {
        Matcher matcher = NOT_FETCHED.matcher(diagnostics);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    boolean lacksJava() {
        int code = exitCode().orElse(0);
        return code == 126 || code == 127 || NO_JAVA.matcher(diagnostics).find();
    }

    boolean hasOldJava() {
        return OLD_JAVA.matcher(diagnostics).find();
    }

    /** Used and allowed, in YARN's figures. */
    Optional<String> memoryFigures() {
        Matcher matcher = MEMORY.matcher(diagnostics);
        return matcher.find() ? Optional.of(matcher.group(1) + " of its " + matcher.group(2)) : Optional.empty();
    }

    /** In the words that executors are explained with; without the parts of YARN's text. */
    Optional<String> explained() {
        return exitCode().map(code -> ExitStatusExplainer.explain(code, "").message());
    }

    /** The end of its standard error, as the NodeManager put it into the diagnostics. */
    List<String> lastLines() {
        List<String> lines = new ArrayList<>();
        Matcher matcher = TAIL.matcher(diagnostics);
        while (matcher.find()) {
            matcher.group(2)
                    .lines()
                    .map(String::stripTrailing)
                    .filter(ContainerEnd::isWorthShowing)
                    .forEach(lines::add);
        }
        return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    }

    private static boolean isWorthShowing(String line) {
        return !line.isBlank() && !line.matches("\\[?\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+].*");
    }

    /** When nothing else is known: the first words that are not a frame around others. */
    String gist() {
        return diagnostics
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> line.length() > 300 ? line.substring(0, 297) + "..." : line)
                .orElse("nothing was said about it");
    }
}
