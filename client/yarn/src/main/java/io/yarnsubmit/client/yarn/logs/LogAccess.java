package io.yarnsubmit.client.yarn.logs;

import io.yarnsubmit.client.control.MasterCalls;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import java.util.List;
import java.util.Optional;

/**
 * The ways to an application's logs: machines, aggregated files, and, for those whom the machines refuse, its
 * ApplicationMaster.
 */
record LogAccess(ContainerLogReader reader, List<AttemptFacts> attempts, Optional<MasterCalls> master)
        implements AutoCloseable {

    static LogAccess open(VerbRun run, ApplicationFacts facts) throws InterruptedException {
        ContainerLogReader reader = new ContainerLogReader(run.cluster().configuration());
        List<AttemptFacts> attempts = AttemptFacts.of(run.cluster(), facts.id());
        Optional<MasterCalls> master = Optional.empty();
        if (!facts.isOver() && facts.am().isPresent()) {
            master = run.applications()
                    .identity(facts.id())
                    .map(identity -> new MasterCalls(facts.am().get(), identity));
        }
        for (AttemptFacts attempt : attempts) {
            if (attempt.number() == facts.attempt()) {
                master.ifPresent(calls -> reader.fallBackTo(new MasterLog(attempt.container(), calls)));
            }
        }
        return new LogAccess(reader, attempts, master);
    }

    @Override
    public void close() {
        master.ifPresent(MasterCalls::close);
    }
}
