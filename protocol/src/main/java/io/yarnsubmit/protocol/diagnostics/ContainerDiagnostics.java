package io.yarnsubmit.protocol.diagnostics;

import static io.yarnsubmit.protocol.cause.CauseFigure.LIMIT_BYTES;
import static io.yarnsubmit.protocol.cause.CauseFigure.USED_BYTES;

import io.yarnsubmit.protocol.cause.ByteText;
import io.yarnsubmit.protocol.cause.EndCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What YARN says of a container that ended: a page of text of which a few words matter. Reads {@code AM Container for
 * appattempt_... exited with exitCode: 1 ... Last 4096 bytes of am.stderr : ...}.
 */
final class ContainerDiagnostics {
    private static final Pattern EXIT_CODE =
            Pattern.compile("exitCode: (-?\\d+)|[Ee]xit (?:code|status)[:\\s]+(-?\\d+)");
    private static final Pattern CONTAINER = Pattern.compile("container_(?:e\\d+_)?\\d+_\\d+_\\d+_\\d+");
    private static final Pattern TAIL = Pattern.compile(
            "Last \\d+ bytes of (\\S+) ?:\\s*(.*?)(?=Last \\d+ bytes of|\\R\\R|For more detailed|\\z)", Pattern.DOTALL);
    private static final Pattern STDERR_TAIL =
            Pattern.compile("Last \\d+ bytes of \\S*stderr\\S* :\\s*(.*?)(?=\\R\\[\\d{4}-|\\z)", Pattern.DOTALL);
    private static final Pattern NOT_FETCHED =
            Pattern.compile("(File (?:file )?does not exist: \\S+|\\S*FileNotFoundException: [^\\r\\n]+"
                    + "|Resource \\S+ (?:is not publicly accessible|changed on src filesystem)[^\\r\\n]*"
                    + "|Permission denied[^\\r\\n]*)");
    private static final Pattern NO_ROOM = Pattern.compile(
            "No space left on device|No space available in any of the local directories|" + "[Dd]isk quota exceeded");
    private static final Pattern NO_JAVA =
            Pattern.compile("java: (?:No such file or directory|not found|command not found|[Pp]ermission denied)");
    private static final Pattern OLD_JAVA = Pattern.compile("UnsupportedClassVersionError[^\\r\\n]*");
    private static final Pattern MEMORY =
            Pattern.compile("(" + ByteText.PATTERN + ") of (" + ByteText.PATTERN + ") (physical|virtual) memory used");
    private static final Pattern SPEAKS_OF_MEMORY =
            Pattern.compile("out of memory|OOM|memory limit", Pattern.CASE_INSENSITIVE);
    /** What each executor has in its log, whatever became of it. */
    private static final Pattern GREETING =
            Pattern.compile("^\\S+ executor: registered as executor .*(\\R|$)", Pattern.MULTILINE);

    private static final int MOST_LINES = 20;
    private static final int LONGEST_EXCERPT = 600;
    private static final int LONGEST_GIST = 300;

    private final String diagnostics;

    ContainerDiagnostics(String diagnostics) {
        this.diagnostics = diagnostics;
    }

    Optional<Integer> exitCode() {
        Matcher matcher = EXIT_CODE.matcher(diagnostics);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)));
    }

    /** Its id; empty when it is not told. */
    String container() {
        Matcher matcher = CONTAINER.matcher(diagnostics);
        return matcher.find() ? matcher.group() : "";
    }

    /** Why its files did not come to its machine. */
    Optional<String> notFetched() {
        Matcher matcher = NOT_FETCHED.matcher(diagnostics);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** That its machine had no room on a disk. What a container says itself of a full disk is another matter. */
    Optional<String> noRoom() {
        int status = exitCode().orElse(0);
        Matcher matcher = NO_ROOM.matcher(diagnostics);
        return status < 0 && matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    boolean lacksJava() {
        int code = exitCode().orElse(0);
        return code == 126 || code == 127 || NO_JAVA.matcher(diagnostics).find();
    }

    boolean hasOldJava() {
        return OLD_JAVA.matcher(diagnostics).find();
    }

    boolean speaksOfMemory() {
        return SPEAKS_OF_MEMORY.matcher(diagnostics).find();
    }

    /** The cause with what was used and allowed, if that is told. */
    EndCause physicalMemory(EndCause cause) {
        return memory(cause, "physical");
    }

    /** The same of virtual memory. */
    EndCause virtualMemory(EndCause cause) {
        return memory(cause, "virtual");
    }

    private EndCause memory(EndCause cause, String kind) {
        Matcher matcher = MEMORY.matcher(diagnostics);
        while (matcher.find()) {
            OptionalLong used = ByteText.parse(matcher.group(1));
            OptionalLong limit = ByteText.parse(matcher.group(2));
            if (matcher.group(3).equals(kind) && used.isPresent() && limit.isPresent()) {
                return cause.with(USED_BYTES, used.getAsLong()).with(LIMIT_BYTES, limit.getAsLong());
            }
        }
        return cause;
    }

    /** The end of what it wrote, as the NodeManager put it into the diagnostics. */
    List<String> lastLines() {
        List<String> lines = new ArrayList<>();
        Matcher matcher = TAIL.matcher(diagnostics);
        while (matcher.find()) {
            matcher.group(2)
                    .lines()
                    .map(String::stripTrailing)
                    .filter(ContainerDiagnostics::isWorthShowing)
                    .forEach(lines::add);
        }
        return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    }

    private static boolean isWorthShowing(String line) {
        return !line.isBlank() && !line.matches("\\[?\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+].*");
    }

    /** In one line: the end of its standard error, else all that is said; empty when there is nothing but our own words. */
    String excerpt() {
        Matcher tail = STDERR_TAIL.matcher(diagnostics);
        String text = GREETING.matcher(tail.find() && !tail.group(1).isBlank() ? tail.group(1) : diagnostics)
                .replaceAll("")
                .strip()
                .replaceAll("\\s*\\R\\s*", " | ");
        return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "...";
    }

    /** When nothing else is known: the first words that are not a frame around others. */
    String gist() {
        return diagnostics
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> line.length() > LONGEST_GIST ? line.substring(0, LONGEST_GIST - 3) + "..." : line)
                .orElse("nothing was said about it");
    }
}
