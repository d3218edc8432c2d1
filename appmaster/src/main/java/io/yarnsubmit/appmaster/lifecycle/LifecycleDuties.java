package io.yarnsubmit.appmaster.lifecycle;

import io.yarnsubmit.protocol.v1.ApplicationStatus.Phase;

/** Carries out the actions of the {@link LifecycleCore}. Methods are called on the event loop, and return at once. */
public interface LifecycleDuties {
    void startDriver();

    void stopDriver();

    void killDriver();

    void endAllocation();

    void stopExecutors();

    void announce(ApplicationEnd ending);

    void announceRetry(ApplicationEnd ending, int next, int most);

    void keepEnding(ApplicationEnd ending);

    void leaveOutcome(ApplicationEnd ending);

    void unregister(ApplicationEnd ending);

    void disposeStaging(ApplicationEnd ending, boolean told);

    void exit(int status);

    /** The phase may have changed. */
    void changed(Phase phase);
}
