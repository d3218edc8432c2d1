package io.yarnsubmit.client.verbs.application;

import io.yarnsubmit.client.follow.FollowLimits;
import io.yarnsubmit.client.follow.FollowObserver;
import io.yarnsubmit.client.follow.Follower;
import io.yarnsubmit.client.follow.NoDriver;
import io.yarnsubmit.client.follow.Role;
import io.yarnsubmit.client.follow.Signals;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.client.yarn.applications.Applications;
import io.yarnsubmit.client.yarn.logs.DriverLog;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.text.ShownText;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.TlsIdentity;

/** Comes back to an application: shows its driver's output from the beginning, and exits as it does. */
public final class AttachVerb implements Verb {
    @Override
    public VerbSyntax syntax() {
        return VerbSyntax.of("attach", "Comes back to a detached application, until its end")
                .words("APP", 1)
                .examples("attach last")
                .build();
    }

    @Override
    public int run(VerbRun run) throws InterruptedException {
        Applications applications = run.applications();
        ApplicationFacts facts = run.ownApplication();
        if (facts.isOver()) {
            run.console()
                    .say(facts.id() + " is over: " + facts.ending() + ". 'yarn-submit logs " + facts.id()
                            + "' shows its output.");
            return facts.exitCode().orElse(ExitCode.APPLICATION_FAILED);
        }
        TlsIdentity identity = applications.identity(facts);
        run.console()
                .say("attached to " + facts.id() + ", " + ShownText.line(facts.name(), ShownText.USUAL_LENGTH)
                        + "; Ctrl-C leaves it running");
        Follower follower = new Follower(
                facts.id(),
                Role.VISITOR,
                FollowLimits.NONE,
                applications.application(facts.id()),
                ApplicationTls.of(identity),
                run.console(),
                new NoDriver(),
                new DriverLog(run.cluster(), facts.id(), facts.user()),
                new FollowObserver() {});
        Signals.listen(run.console(), follower::stop);
        return follower.follow();
    }
}
