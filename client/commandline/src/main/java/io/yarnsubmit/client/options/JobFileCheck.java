package io.yarnsubmit.client.options;

import io.yarnsubmit.client.options.OptionParser.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a job file as a submission would, as far as that is possible without a cluster. */
public final class JobFileCheck {
    private JobFileCheck() {}

    /**
     * What is wrong.
     *
     * @param assignments as of {@code --set}
     * @return one line each; a missing jar is no problem, because the command line may have it
     */
    public static List<String> problems(Path file, List<String> assignments, Surroundings surroundings) {
        Problems problems = new Problems();
        List<String> options = new ArrayList<>(List.of("--" + OptionTable.FILE + "=" + file));
        assignments.forEach(assignment -> options.add("--" + OptionTable.SET + "=" + assignment));
        List<Given> given = OptionParser.parse(OptionTable.submit(), options);
        Layers.Resolved resolved = Layers.resolveSubmission(given, surroundings, problems);
        GivenValues values = new GivenValues(resolved.values(), CommandLine.settings(resolved.values()));
        RequestChecks checks = new RequestChecks(values, problems);
        checks.checkSettings();
        Optional<DriverProgram> unused = new ProgramChoice(values, problems).ofJobFile(resolved, true);
        GivenSecrets unusedSecrets = SecretReader.read(values, surroundings, problems);
        return problems.all();
    }
}
