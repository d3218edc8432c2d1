package io.yarnsubmit.map.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a program could not be started, as a shell would report it.
 *
 * @param exitStatus 127 if the program does not exist; 126 if it cannot be run
 * @param ofProgram whether the problem lies in the program, not in its arguments
 * @param text the message for the user
 */
record StartFailure(int exitStatus, boolean ofProgram, String text) {
    private static final Pattern NUMBER = Pattern.compile("error[=:] ?(\\d+)");
    private static final int NOT_THERE = 2;
    private static final int TOO_LONG = 7;
    private static final int NO_EXECUTABLE = 8;
    private static final int NOT_PERMITTED = 13;

    /** Whether the command line, or what is in the environment, was too long. */
    static boolean isTooLong(IOException failure) {
        return number(failure) == TOO_LONG;
    }

    private static int number(IOException failure) {
        Matcher matcher = NUMBER.matcher(String.valueOf(failure.getMessage()));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    static StartFailure of(List<String> words, boolean severalItems, IOException failure, Path folder) {
        String program = words.get(0);
        return switch (number(failure)) {
            case NOT_THERE -> new StartFailure(127, true, notThere(program, folder));
            case NOT_PERMITTED -> new StartFailure(126, true, "'" + program + "' cannot be run: is it executable?");
            case NO_EXECUTABLE -> new StartFailure(126, true, "'" + program + "' is not a program for this machine");
            case TOO_LONG -> new StartFailure(126, false, ProcessLimits.tooLong(words, severalItems));
            default -> new StartFailure(126, true, "'" + program + "' cannot be run: " + failure.getMessage());
        };
    }

    private static String notThere(String program, Path folder) {
        if (program.indexOf('/') < 0) {
            return Files.exists(folder.resolve(program))
                    ? "'" + program + "' is not on the executor's PATH, but among the files: write ./" + program
                    : "'" + program + "' is not on the executor's PATH; ship it with --files and write ./" + program;
        }
        return Files.exists(folder.resolve(program))
                ? "'" + program + "' exists, but the interpreter in its first line does not"
                : "'" + program + "' does not exist; files from --files and --archives are in the working directory";
    }
}
