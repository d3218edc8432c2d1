package io.yarnsubmit.client.verbs.application;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.console.TextTable;
import io.yarnsubmit.client.figures.Figures;
import io.yarnsubmit.client.options.Suggestions;
import io.yarnsubmit.client.options.VerbArguments;
import io.yarnsubmit.client.options.VerbOption;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.client.yarn.applications.ApplicationQuery;
import io.yarnsubmit.protocol.ExitCode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Applications, the newest first. */
public final class ListVerb implements Verb {
    private static final VerbOption<Boolean> ALL = VerbOption.flag("all", "include applications that have ended");
    private static final VerbOption<Optional<String>> USER =
            VerbOption.text("user", "NAME", "applications of this user; '*': of all users");
    private static final VerbOption<Optional<String>> QUEUE =
            VerbOption.text("queue", "NAME", "applications in this queue");
    private static final VerbOption<Optional<String>> STATE =
            VerbOption.text("state", "STATES", "applications in these YARN states: running,failed");
    private static final VerbOption<Optional<String>> TAG = VerbOption.text("tag", "TAG", "applications with this tag");
    private static final VerbOption<Optional<String>> LIMIT =
            VerbOption.text("limit", "N", "at most N, the newest first (default: 100)");

    private static final List<String> STATES = Stream.concat(
                    ApplicationFacts.LIVE_STATES.stream(), ApplicationFacts.FINAL_STATES.stream())
            .toList();
    private static final String EVERYBODY = "*";
    private static final int USUAL_LIMIT = 100;

    @Override
    public VerbSyntax syntax() {
        return VerbSyntax.of("list", "Lists your applications that have not ended")
                .examples("list --all", "list --user '*' --queue etl")
                .options(ALL, USER, QUEUE, STATE, TAG, LIMIT)
                .build();
    }

    @Override
    public int run(VerbRun run) throws InterruptedException {
        VerbArguments arguments = run.arguments();
        int limit = limit(arguments.get(LIMIT));
        ApplicationQuery query =
                new ApplicationQuery(user(arguments, run), arguments.get(QUEUE), arguments.get(TAG), states(arguments));
        List<ApplicationFacts> found = run.applications().list(query);
        List<ApplicationFacts> shown = found.stream().limit(limit).toList();
        if (run.json()) {
            shown.forEach(facts -> run.print(ApplicationJson.of(facts)));
            return ExitCode.SUCCESS;
        }
        if (shown.isEmpty()) {
            run.console().say("no application" + (arguments.get(ALL) ? "" : "; --all also shows ended ones"));
            return ExitCode.SUCCESS;
        }
        table(shown).lines().forEach(run::print);
        if (shown.size() < found.size()) {
            run.console().say((found.size() - shown.size()) + " older ones are not shown; --limit shows more");
        }
        return ExitCode.SUCCESS;
    }

    private static TextTable table(List<ApplicationFacts> shown) {
        Instant now = Instant.now();
        TextTable table = new TextTable("APPLICATION", "STATE", "EXIT", "USER", "QUEUE", "SUBMITTED", "FOR", "NAME");
        for (ApplicationFacts facts : shown) {
            table.add(
                    facts.id(),
                    facts.outcome(),
                    facts.exitCode().isPresent()
                            ? Integer.toString(facts.exitCode().getAsInt())
                            : "",
                    facts.user(),
                    facts.queue(),
                    Figures.moment(facts.submitted()),
                    Figures.time(facts.age(now)),
                    facts.name());
        }
        return table;
    }

    private static Optional<String> user(VerbArguments arguments, VerbRun run) {
        String user = arguments.get(USER).orElseGet(() -> run.cluster().user());
        return user.equals(EVERYBODY) ? Optional.empty() : Optional.of(user);
    }

    private static int limit(Optional<String> text) {
        try {
            int limit = text.map(Integer::parseInt).orElse(USUAL_LIMIT);
            if (limit > 0) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new YarnSubmitException(
                ErrorCode.BAD_INPUT, "Option --limit: '" + text.orElse("") + "' is not a number above 0");
    }

    private static Set<String> states(VerbArguments arguments) {
        Optional<String> named = arguments.get(STATE);
        if (named.isEmpty()) {
            return arguments.get(ALL) ? Set.of() : Set.copyOf(ApplicationFacts.LIVE_STATES);
        }
        Set<String> states = Arrays.stream(named.get().toUpperCase(Locale.ROOT).split(","))
                .map(String::strip)
                .collect(Collectors.toSet());
        for (String state : states) {
            if (!STATES.contains(state)) {
                throw new YarnSubmitException(
                        ErrorCode.BAD_INPUT,
                        "Option --state: YARN has no state '" + state + "'"
                                + Suggestions.question(Suggestions.near(state, STATES)) + " There is: "
                                + String.join(", ", STATES).toLowerCase(Locale.ROOT));
            }
        }
        return states;
    }
}
