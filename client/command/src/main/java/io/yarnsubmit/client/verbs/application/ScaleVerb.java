package io.yarnsubmit.client.verbs.application;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.control.MasterCalls;
import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.LaunchNames;

/** Sets how many executors a group is to have, as the driver program itself could. */
public final class ScaleVerb implements Verb {
    /** What {@code [GROUP=]N} says. */
    record Target(String group, int total) {
        static Target parse(String text) {
            int equals = text.lastIndexOf('=');
            String group = equals < 0 ? LaunchNames.DEFAULT_GROUP : text.substring(0, equals);
            try {
                int total = Integer.parseInt(text.substring(equals + 1));
                if (total >= 0 && !group.isEmpty()) {
                    return new Target(group, total);
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT,
                    "'" + text + "' is not a number of executors. Write 8, or with the group's name: workers=8");
        }
    }

    @Override
    public VerbSyntax syntax() {
        return VerbSyntax.of("scale", "Sets how many executors an application is to have")
                .words("APP [GROUP=]N", 2)
                .examples("scale last 20", "scale _0042 workers=8")
                .notes(
                        "A role is a group too: 'scale last trainer=6' sets how many instances it has.",
                        "In a command of an application, 'scale [GROUP=]N' is for its own application.")
                .build();
    }

    @Override
    public boolean endsWithItsReader() {
        return false;
    }

    @Override
    public int run(VerbRun run) throws InterruptedException {
        Target target = Target.parse(run.arguments().words().get(1));
        ApplicationFacts facts = run.ownApplication();
        try (MasterCalls master = run.applications().master(facts)) {
            int former = master.scale(target.group(), target.total());
            if (run.json()) {
                run.print(new JsonLine()
                        .with("id", facts.id())
                        .with("group", target.group())
                        .with("former", former)
                        .with("total", target.total()));
            } else {
                boolean role = master.describe().getStatus().getGroupsList().stream()
                        .anyMatch(group -> group.getRole() && group.getName().equals(target.group()));
                run.console()
                        .say(facts.id() + ": " + (role ? "role" : "group") + " '" + target.group() + "' goes from "
                                + former + " to " + target.total() + (role ? " instances" : " executors")
                                + "; 'yarn-submit executors " + facts.id() + "' shows them");
            }
        }
        return ExitCode.SUCCESS;
    }
}
