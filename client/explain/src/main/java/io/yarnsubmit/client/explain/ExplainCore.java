package io.yarnsubmit.client.explain;

import java.util.List;

/**
 * Decides what explains an application's state. Pure: facts in, findings out, the most important first.
 *
 * <pre>
 * state                what is looked for, in this order
 * -------------------  ------------------------------------------------------------------------------------------------
 * submitted, accepted  its container is being started; no live machine; label out of the queue's reach; label without
 *                      machines; the queue's or the user's limit for ApplicationMasters; the queue's capacity; the
 *                      user's limit; no machine large enough; no machine with room; queue stopped; nothing. An attempt
 *                      that failed before is told besides
 * running              executors that are missing, and why as above, with places and placement; executors that were lost
 * over                 the root cause: the driver, a time limit, executors, the ResourceManager, the ApplicationMaster
 * </pre>
 *
 * <p>The rules are in one small class for each kind of cause. A fact that is unknown rules out its causes.
 */
public final class ExplainCore {
    private ExplainCore() {}

    /** At least one finding. */
    public static List<Finding> explain(ExplainFacts facts) {
        return switch (facts.state()) {
            case SUBMITTED, ACCEPTED -> new StartRules(facts).findings();
            case RUNNING -> new RunningRules(facts).findings();
            case SUCCEEDED, FAILED, KILLED -> List.of(new EndRules(facts).finding());
        };
    }
}
