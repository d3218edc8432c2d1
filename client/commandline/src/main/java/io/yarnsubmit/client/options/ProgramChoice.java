package io.yarnsubmit.client.options;

import io.yarnsubmit.client.options.ArgumentCutter.Pieces;
import io.yarnsubmit.client.options.Layers.Resolved;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.RoleKeys;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which program is run: the one that the command line names, or that of the job file. One that is named on the command line
 * means another program than that of the job file, with other arguments.
 */
final class ProgramChoice {
    private final GivenValues given;
    private final Problems problems;

    ProgramChoice(GivenValues given, Problems problems) {
        this.given = given;
        this.problems = problems;
    }

    /** Whether it is a command. */
    static boolean isCommand(Pieces pieces, Resolved resolved) {
        return pieces.afterDashes() || (pieces.applicationJar() == null && resolved.command() != null);
    }

    /** Empty if there is none, which is a problem. */
    Optional<DriverProgram> of(Pieces pieces, Resolved resolved) {
        String first = pieces.applicationJar();
        if (first == null && !pieces.afterDashes()) {
            return ofJobFile(resolved, pieces.jarMayBeTaken());
        }
        if (first == null) {
            problems.add("No command follows '--': yarn-submit [options] -- COMMAND [arguments]");
            return Optional.empty();
        }
        if (!pieces.afterDashes()) {
            return Optional.of(jar(first, pieces.driverArguments()));
        }
        ResolvedValue mainClass = given.values().get(ConfigKeys.MAIN_CLASS.name());
        // The class of a job file belongs to the jar of that file.
        boolean isOfJobFile = mainClass != null && mainClass.origin() instanceof Origin.SpecLine;
        return Optional.of(command(pieces.words(), !isOfJobFile));
    }

    /**
     * The program of the job file.
     *
     * @param mayBeMissing whether the command line may have it
     */
    Optional<DriverProgram> ofJobFile(Resolved resolved, boolean mayBeMissing) {
        List<String> command = resolved.command();
        String jar = resolved.applicationJar();
        if (command == null) {
            if (jar != null) {
                return Optional.of(jar(jar, resolved.arguments()));
            }
            checkArguments(resolved.arguments());
            List<GroupRequest> roles = GroupRequest.of(given.settings()).stream()
                    .filter(GroupRequest::isRole)
                    .toList();
            if (!roles.isEmpty()) {
                return Optional.of(roles(roles, resolved.arguments()));
            }
            if (!mayBeMissing) {
                problems.add(
                        "Nothing to run. Name an application jar: yarn-submit [options] <app.jar> [driver arguments];"
                                + " or a command: yarn-submit [options] -- COMMAND [arguments]; or one of them in a job file:"
                                + " yarn-submit -f job.yaml");
            }
            return Optional.empty();
        }
        if (jar != null || !resolved.arguments().isEmpty()) {
            problems.add("application.command and application." + (jar == null ? "arguments" : "jar")
                    + " are both given: the command has its arguments as its further words, and needs no jar. Take one of"
                    + " the two out");
        }
        if (command.isEmpty()) {
            problems.add("application.command is empty; write it as a list of words: [python3, train.py]");
            return Optional.empty();
        }
        return Optional.of(command(command, true));
    }

    /** The application is its roles. */
    private DriverProgram roles(List<GroupRequest> roles, List<String> arguments) {
        if (!arguments.isEmpty()) {
            problems.add(
                    "application.arguments are the driver's, but there is no driver, only roles; name a jar, or give"
                            + " the arguments to a role as words of its command");
        }
        if (given.isGiven(ConfigKeys.MAIN_CLASS)) {
            problems.add(given.named(ConfigKeys.MAIN_CLASS)
                    + " names the main class of a jar, but there is no jar; name it, or take this out");
        }
        if (given.isGiven(RoleKeys.SUCCESS)
                && SuccessChoice.parse(given.settings().get(RoleKeys.SUCCESS)) instanceof SuccessChoice.OfDriver) {
            problems.add(given.named(RoleKeys.SUCCESS)
                    + " is driver, but there is none; write all, any, a ROLE or ROLE/INDEX, or name a driver");
        } else if (roles.stream().allMatch(RoleReferences::isOptional)) {
            problems.add(given.ofGroup(roles.get(0)).named(RoleKeys.OPTIONAL)
                    + ": all roles are optional and there is no driver, so that nothing decides when the application has"
                    + " ended; take optional out of one of them");
        }
        return new DriverProgram.Roles(nameOf(roles));
    }

    /** The name of the job file without its ending; without a file, those of the roles. */
    private String nameOf(List<GroupRequest> roles) {
        return given.values().values().stream()
                .filter(value -> value.origin() instanceof Origin.SpecLine)
                .map(value ->
                        ((Origin.SpecLine) value.origin()).file().getFileName().toString())
                .map(name -> name.replaceFirst("(?<=.)\\.[A-Za-z0-9]+$", ""))
                .findFirst()
                .orElseGet(() -> roles.stream().map(GroupRequest::name).collect(Collectors.joining("-")));
    }

    private DriverProgram jar(String jar, List<String> arguments) {
        checkText(jar, "The application jar's name");
        if (jar.isBlank()) {
            problems.add("The application jar's name is empty: yarn-submit [options] <app.jar> [driver arguments]");
        }
        checkArguments(arguments);
        return new DriverProgram.Jar(jar, arguments);
    }

    private void checkArguments(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            checkText(arguments.get(i), "Driver argument " + (i + 1));
        }
    }

    private DriverProgram command(List<String> words, boolean withClass) {
        String program = words.get(0);
        if (program.isEmpty()) {
            problems.add("The command's name is empty: yarn-submit [options] -- COMMAND [arguments]");
        } else if (program.endsWith(".jar")) {
            problems.add(
                    "'" + program + "' is a jar, but what follows '--' is a command. To run the jar's main class as the"
                            + " driver, leave out '--': yarn-submit [options] " + program
                            + ". To run it without yarn-submit's classes: -- java -jar " + program);
        }
        if (withClass && given.isTyped(ConfigKeys.MAIN_CLASS)) {
            problems.add(
                    given.named(ConfigKeys.MAIN_CLASS) + " names the main class of a jar, but the driver is the command"
                            + " '" + program + "'. Drop one of the two");
        }
        for (int i = 0; i < words.size(); i++) {
            checkText(words.get(i), "Word " + (i + 1) + " of the command");
        }
        return new DriverProgram.Command(words);
    }

    private void checkText(String text, String what) {
        if (text.indexOf('\0') >= 0) {
            problems.add(what + " contains a NUL character, which no process can be given");
        }
    }
}
