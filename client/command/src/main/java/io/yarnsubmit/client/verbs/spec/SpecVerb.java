package io.yarnsubmit.client.verbs.spec;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.client.names.LocalView;
import io.yarnsubmit.client.options.JobFileCheck;
import io.yarnsubmit.client.options.Surroundings;
import io.yarnsubmit.client.options.VerbOption;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.spec.SpecStarter;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.protocol.ExitCode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** {@code spec init} writes a job file to begin with; {@code spec check} says what is wrong with one. No cluster is asked. */
public final class SpecVerb implements Verb {
    private static final VerbOption<List<String>> SET =
            VerbOption.list("set", "PATH=VALUE", "check: set a key of the job file; repeatable");

    @Override
    public VerbSyntax syntax() {
        return VerbSyntax.of("spec", "Begins or checks a job file, which describes an application")
                .words("init [FILE] | check FILE", 1, 2)
                .actions("init", "check")
                .examples("spec init job.yaml", "spec check job.yaml --set driver.memory=2g")
                .options(SET)
                .withoutCluster()
                .build();
    }

    @Override
    public int run(VerbRun run) {
        List<String> words = run.arguments().words();
        if (words.get(0).equals("init")) {
            return init(run, words);
        }
        if (words.size() < 2) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT, "'spec check' needs the file: yarn-submit spec check job.yaml");
        }
        return check(run, path(words.get(1)));
    }

    private static int init(VerbRun run, List<String> words) {
        String text = SpecStarter.text(run.home().directory().resolve("docs/job.schema.json"));
        if (words.size() < 2) {
            run.print(text.stripTrailing());
            return ExitCode.SUCCESS;
        }
        Path file = path(words.get(1));
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT, "'" + file + "' exists already, and was not changed. Name another file.");
        } catch (IOException e) {
            throw new YarnSubmitException(ErrorCode.BAD_INPUT, "'" + file + "' cannot be written: " + e, e);
        }
        if (run.json()) {
            run.print(new JsonLine().with("file", file.toString()));
        } else {
            run.console().say("wrote " + file + "; edit it, then: yarn-submit spec check " + file);
        }
        return ExitCode.SUCCESS;
    }

    private static int check(VerbRun run, Path file) {
        List<String> problems = JobFileCheck.problems(
                file,
                run.arguments().get(SET),
                new Surroundings(run.environment(), run.home().conf()));
        if (run.json()) {
            run.print(new JsonLine()
                    .with("file", file.toString())
                    .with("ok", problems.isEmpty())
                    .with("problems", problems));
        } else if (problems.isEmpty()) {
            run.print(file + ": no problem was found");
        } else {
            problems.forEach(run.console()::say);
        }
        return problems.isEmpty() ? ExitCode.SUCCESS : ExitCode.NOT_STARTED;
    }

    private static Path path(String name) {
        try {
            return LocalView.ofThisProcess().file(name);
        } catch (IOException e) {
            throw new YarnSubmitException(ErrorCode.BAD_INPUT, "'" + name + "' cannot be read: " + e.getMessage(), e);
        }
    }
}
