package io.yarnsubmit.map.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a program could not be started, as a shell would say it.
 *
 * @param exitStatus 127: it is not there; 126: it is, but cannot be run
 * @param ofProgram whether it is the program's fault, rather than that of its arguments
 * @param text for people
 */
record StartFailure(int exitStatus, boolean ofProgram, String text) {
    private static final Pattern NUMBER = Pattern.compile("error[=:] ?(\\d+)");
    private static final int NOT_THERE = 2;
    private static final int TOO_LONG = 7;
    private static final int NO_EXECUTABLE = 8;
    private static final int NOT_PERMITTED = 13;

    static StartFailure of(String program, IOException failure, Path folder) {
        Matcher matcher = NUMBER.matcher(String.valueOf(failure.getMessage()));
        int number = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        return switch (number) {
            case NOT_THERE -> new StartFailure(127, true, notThere(program, folder));
            case NOT_PERMITTED -> new StartFailure(126, true, "'" + program + "' may not be run: is it executable?");
            case NO_EXECUTABLE -> new StartFailure(126, true, "'" + program + "' is no program of this machine");
            case TOO_LONG ->
                new StartFailure(126, false, "the command line is too long for this machine; lower --per-task");
            default -> new StartFailure(126, true, "'" + program + "' cannot be run: " + failure.getMessage());
        };
    }

    private static String notThere(String program, Path folder) {
        if (program.indexOf('/') < 0) {
            return Files.exists(folder.resolve(program))
                    ? "'" + program + "' is not on the executor's PATH, but it is among the files: write ./" + program
                    : "'" + program + "' is not on the executor's PATH; bring it with --files, and write ./" + program;
        }
        return Files.exists(folder.resolve(program))
                ? "'" + program + "' is there, but the interpreter in its first line is not"
                : "'" + program + "' is not there; what --files and --archives bring is in the working directory";
    }
}
