package io.yarnsubmit.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes text so that it passes through a NodeManager's launch script unchanged.
 *
 * <p>The script has a line {@code export NAME="value"} for each environment variable and one line
 * {@code exec /bin/bash -c "command"}; before it is written, {@code {{}}, {@code }}} and words like {@code <LOG_DIR>} are
 * replaced in both (org.apache.hadoop.yarn.server.nodemanager.containermanager.launcher.ContainerLaunch, alike in Hadoop
 * 3.3 to 3.5). So every byte outside a small set that means nothing to the NodeManager or to bash is written as an octal
 * escape in bash's {@code $'...'} quotes, which also keeps the script's locale out of it.
 *
 * <p>The NUL character cannot be in an environment variable or an argument; what is given here must not contain it.
 */
public final class LaunchScriptText {
    /** The {@code java} of the container's JAVA_HOME or, without that, of its PATH, as a word of the command; the inner bash decodes it. */
    public static final String JAVA = "\\\"\\${JAVA_HOME:+\\$JAVA_HOME/bin/}java\\\"";

    /** The JVM's option for temporary files below the container's directory, where NodeManagers make this folder. */
    public static final String TEMPORARY_FILES = "\\\"-Djava.io.tmpdir=\\$PWD/tmp\\\"";
    /**
     * What a command begins with: where the machine's locale is that of C, a JVM can name no file that is not ASCII, so the
     * UTF-8 variant of that locale is taken if the machine has it. Python does the same. Without it, the character of two
     * bytes counts as two.
     */
    public static final String UTF8_LOCALE =
            "__l=\\${LC_ALL:-\\$LC_CTYPE}; case \\\"\\${__l:-\\$LANG}\\\" in ''|C|POSIX)"
                    + " [ \\\"\\$LC_ALL\\\" ] && __l=LC_ALL || __l=LC_CTYPE; { export \\$__l=C.UTF-8; } 2>/dev/null;"
                    + " __e=$'\\303\\244'; [ \\${#__e} = 1 ] || export \\$__l=C;; esac; ";

    private static final String PLAIN = "_./:=,+@-";

    private LaunchScriptText() {}

    /** The value of an environment variable, as it is put between the double quotes of the script's line. */
    public static String environmentValue(String value) {
        // The script's own quotes are closed before, and opened again after.
        return isPlain(value) ? value : "\"" + quoted(value) + "\"";
    }

    /** One word of the command. The bash that the script starts decodes it: to the script's own bash it is plain text. */
    public static String word(String word) {
        if (word.isEmpty()) {
            return "''";
        }
        return isPlain(word) ? word : quoted(word);
    }

    /** A JVM option of the user's, in which YARN's placeholder for the log directory counts. */
    static String option(String option) {
        return parts(option).map(LaunchScriptText::word).collect(joining("\\\"<LOG_DIR>\\\""));
    }

    /** The same as the value of an environment variable. */
    static String optionInVariable(String option) {
        return parts(option).map(LaunchScriptText::environmentValue).collect(joining("<LOG_DIR>"));
    }

    private static Stream<String> parts(String option) {
        return Stream.of(option.split(Pattern.quote(JavaOptions.LOG_DIRECTORY), -1));
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(LaunchScriptText::isPlain);
    }

    private static boolean isPlain(int character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || PLAIN.indexOf(character) >= 0;
    }

    private static String quoted(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        StringBuilder quoted = new StringBuilder(2 * bytes.length + 3).append("$'");
        for (byte b : bytes) {
            int code = b & 0xff;
            if (isPlain(code)) {
                quoted.append((char) code);
            } else if (code == 0) {
                throw new IllegalArgumentException("the text contains the NUL character");
            } else {
                quoted.append('\\')
                        .append((char) ('0' + (code >> 6)))
                        .append((char) ('0' + (code >> 3 & 7)))
                        .append((char) ('0' + (code & 7)));
            }
        }
        return quoted.append('\'').toString();
    }
}
