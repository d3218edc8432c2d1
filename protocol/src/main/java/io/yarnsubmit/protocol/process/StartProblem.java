package io.yarnsubmit.protocol.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a command could not be started, as a shell would say it.
 *
 * @param exitStatus what a shell would exit with: 127 if it is not there, 126 if it cannot be run
 * @param sentence for the user
 */
public record StartProblem(int exitStatus, String sentence) {
    /** The exit status for a command that is not there. */
    public static final int NOT_FOUND = 127;

    private static final int NOT_RUNNABLE = 126;
    private static final Pattern NUMBER = Pattern.compile("error[=:] ?(\\d+)");
    private static final int LONGEST_LINE = 256;
    private static final int NOT_THERE = 2;
    private static final int TOO_LONG = 7;
    private static final int NO_EXECUTABLE = 8;
    private static final int NOT_PERMITTED = 13;

    /** For whom a command was to run. */
    public enum Runner {
        DRIVER(
                "driver",
                " In cluster mode, ship it with --files and write ./",
                " Files of --files and --archives are in the working directory of a driver in cluster mode."),
        EXECUTOR(
                "executor",
                " Ship it with --files and write ./",
                " Files of --files and --archives are in the executor's working directory.");

        private final String name;
        private final String shipping;
        private final String files;

        Runner(String name, String shipping, String files) {
            this.name = name;
            this.shipping = shipping;
            this.files = files;
        }
    }

    /** @param problem what the JDK says, which has the number of the system's error */
    public static StartProblem of(Runner runner, List<String> words, String problem) {
        String program = words.get(0);
        return switch (number(problem)) {
            case NOT_THERE -> new StartProblem(NOT_FOUND, notThere(runner, program));
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

    private static StartProblem notRunnable(String sentence) {
        return new StartProblem(NOT_RUNNABLE, sentence);
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

    private static String notThere(Runner runner, String program) {
        boolean isHere = Files.exists(Path.of(program));
        if (program.indexOf('/') < 0) {
            return "'" + program + "' is not on the " + runner.name + "'s PATH"
                    + (isHere
                            ? ", but in its working directory: write ./" + program
                            : "." + runner.shipping + program + ".");
        }
        return isHere
                ? "'" + program + "' exists, but the interpreter in its first line does not" + interpreter(program)
                : "'" + program + "' does not exist." + runner.files;
    }
}
