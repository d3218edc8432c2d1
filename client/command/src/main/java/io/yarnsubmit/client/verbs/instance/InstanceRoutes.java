package io.yarnsubmit.client.verbs.instance;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.control.InstanceChannel;
import io.yarnsubmit.client.control.MasterCalls;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.client.yarn.applications.Applications;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ways to the executors of one application, while it runs: instances move to other executors, and the ApplicationMaster may
 * be another one. Thread-safe.
 */
final class InstanceRoutes implements AutoCloseable {
    private final Applications applications;
    private final String id;
    private final Console console;
    // All are guarded by this.
    private final Map<Integer, InstanceChannel> channels = new HashMap<>();
    private MasterCalls master;
    private @Nullable String said;

    InstanceRoutes(Applications applications, ApplicationFacts facts, Console console) throws InterruptedException {
        this.applications = applications;
        this.id = facts.id();
        this.console = console;
        master = applications.master(facts);
    }

    /** Where it is now. */
    synchronized InstanceTarget.Place find(InstanceTarget target) throws InterruptedException {
        try {
            return target.in(master.describe(), id);
        } catch (YarnSubmitException e) {
            if (e.code() != ErrorCode.MASTER_UNREACHABLE) {
                throw e;
            }
            // There may be another attempt.
            MasterCalls next = applications.master(applications.facts(id));
            master.close();
            master = next;
            return target.in(master.describe(), id);
        }
    }

    /** A connection to an executor; the same for all who ask. */
    synchronized InstanceChannel channel(int executorId) {
        InstanceChannel open = channels.get(executorId);
        if (open == null) {
            open = master.instance(executorId);
            channels.put(executorId, open);
            if (!open.relayed().isEmpty() && !open.relayed().equals(said)) {
                said = open.relayed();
                console.say(said);
            }
        }
        return open;
    }

    /** It has broken: the next who asks gets another. */
    synchronized void broken(int executorId, InstanceChannel channel) {
        if (channels.remove(executorId, channel)) {
            channel.close();
        }
    }

    @Override
    public synchronized void close() {
        channels.values().forEach(InstanceChannel::close);
        master.close();
    }
}
