package io.yarnsubmit.client.verbs.application;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.control.MasterCalls;
import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.client.verbs.VerbAction;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.LaunchNames;

/** Sets how many executors a group is to have, as the driver program itself could. */
final class ScaleVerb implements VerbAction {
    /** What {@code [GROUP=]N} says. */
    record Wish(String group, int total) {
        static Wish parse(String text) {
            int equals = text.lastIndexOf('=');
            String group = equals < 0 ? LaunchNames.DEFAULT_GROUP : text.substring(0, equals);
            try {
                int total = Integer.parseInt(text.substring(equals + 1));
                if (total >= 0 && !group.isEmpty()) {
                    return new Wish(group, total);
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT,
                    "'" + text + "' is no number of executors. Write 8, or with the group's name: workers=8");
        }
    }

    @Override
    public int run(VerbRun run) throws InterruptedException {
        Wish wish = Wish.parse(run.arguments().words().get(1));
        ApplicationFacts facts = run.application();
        try (MasterCalls master = run.master(facts)) {
            int former = master.scale(wish.group(), wish.total());
            if (run.json()) {
                run.print(new JsonLine()
                        .with("id", facts.id())
                        .with("group", wish.group())
                        .with("former", former)
                        .with("total", wish.total()));
            } else {
                run.console()
                        .say(facts.id() + ": group '" + wish.group() + "' goes from " + former + " to " + wish.total()
                                + " executors; 'yarn-submit executors " + facts.id() + "' shows them");
            }
        }
        return ExitCode.SUCCESS;
    }
}
