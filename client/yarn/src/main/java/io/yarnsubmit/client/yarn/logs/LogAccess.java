package io.yarnsubmit.client.yarn.logs;

import io.yarnsubmit.client.control.MasterCalls;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.client.yarn.applications.Applications;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import java.util.List;
import java.util.Optional;

/**
 * The ways to an application's logs: machines, aggregated files and, if the machines refuse this user, its
 * ApplicationMaster.
 */
record LogAccess(ContainerLogReader reader, List<ReportedAttempt> attempts, Optional<MasterCalls> master)
        implements AutoCloseable {

    static LogAccess open(Applications applications, ApplicationFacts facts) throws InterruptedException {
        Cluster cluster = applications.cluster();
        ContainerLogReader reader = new ContainerLogReader(cluster.configuration());
        List<ReportedAttempt> attempts = ReportedAttempt.of(cluster, facts.id());
        Optional<MasterCalls> master = Optional.empty();
        if (!facts.isOver() && facts.am().isPresent()) {
            master = applications
                    .identity(facts.id())
                    .map(identity -> new MasterCalls(facts.am().get(), identity));
        }
        for (ReportedAttempt attempt : attempts) {
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
