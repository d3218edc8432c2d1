package io.yarnsubmit.driver.command;

import io.yarnsubmit.driver.program.UnusableProgramException;
import io.yarnsubmit.protocol.v1.DriverFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains why a command could not be started, as a shell would. */
final class CommandStartFailure {
    private static final Pattern NUMBER = Pattern.compile("error[=:] ?(\\d+)");
    private static final int LONGEST_LINE = 256;
    private static final int NOT_THERE = 2;
    private static final int TOO_LONG = 7;
    private static final int NO_EXECUTABLE = 8;
    private static final int NOT_PERMITTED = 13;

    private CommandStartFailure() {}

    /**
     * The exception for the user.
     *
     * @param problem what the JDK says, which has the number of the system's error
     */
    static UnusableProgramException of(List<String> words, String problem) {
        String program = words.get(0);
        return switch (number(problem)) {
            case NOT_THERE -> new UnusableProgramException(DriverFailure.Kind.KIND_NOT_FOUND, notThere(program), null);
            case NOT_PERMITTED ->
                notRunnable("'" + program + "' cannot be run: "
                        + (Files.isDirectory(Path.of(program))
                                ? "it is a directory."
                                : "permission denied. Is it executable? Try chmod +x, or name its interpreter"
                                        + " before it."));
            case NO_EXECUTABLE -> notRunnable("'" + program + "' is not a program for this machine.");
            case TOO_LONG ->
                notRunnable("the command line and the environment of '" + program
                        + "' are too long for this machine. Have the command read its arguments from a file.");
            default -> notRunnable("'" + program + "' cannot be run: " + problem);
        };
    }

    private static int number(String problem) {
        // The program's name comes first, and may have a number too.
        int last = 0;
        Matcher matcher = NUMBER.matcher(problem);
        while (matcher.find()) {
            last = Integer.parseInt(matcher.group(1));
        }
        return last;
    }

    private static UnusableProgramException notRunnable(String message) {
        return new UnusableProgramException(DriverFailure.Kind.KIND_NOT_RUNNABLE, message, null);
    }

    /** Its name, and why it may be wrong, if the file has such a line. */
    private static String interpreter(String program) {
        String line = firstLine(program);
        if (!line.startsWith("#!")) {
            return ".";
        }
        if (line.endsWith("\r")) {
            return ": that line ends with a carriage return, as lines of Windows do. Remove them: sed -i 's/\\r$//' "
                    + program;
        }
        return ": '" + line.substring(2).strip().split("\\s", 2)[0] + "'.";
    }

    private static String firstLine(String program) {
        try (InputStream in = Files.newInputStream(Path.of(program))) {
            String begin = new String(in.readNBytes(LONGEST_LINE), StandardCharsets.ISO_8859_1);
            int end = begin.indexOf('\n');
            return end < 0 ? begin : begin.substring(0, end);
        } catch (IOException e) {
            return "";
        }
    }

    private static String notThere(String program) {
        boolean isHere = Files.exists(Path.of(program));
        if (program.indexOf('/') < 0) {
            return isHere
                    ? "'" + program + "' is not on the driver's PATH, but in its working directory: write ./" + program
                    : "'" + program
                            + "' is not on the driver's PATH. In cluster mode, ship it with --files and write ./"
                            + program + ".";
        }
        return isHere
                ? "'" + program + "' exists, but the interpreter in its first line does not" + interpreter(program)
                : "'" + program + "' does not exist. Files of --files and --archives are in the working directory of a"
                        + " driver in cluster mode.";
    }
}
