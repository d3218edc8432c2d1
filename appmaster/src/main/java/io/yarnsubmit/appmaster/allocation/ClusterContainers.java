package io.yarnsubmit.appmaster.allocation;

import java.util.Set;

/** The cluster as the allocation sees it. Methods return at once; what comes of them comes back as events. */
public interface ClusterContainers {
    void ask(String group, int count);

    /** Takes asks back. */
    void withdraw(String group, int count);

    /** Drops asks that are granted from what is asked for. */
    void settle(String group, int count);

    void release(String container);

    void stop(String container);

    void launch(Grant grant, int executorId);

    /** Changes which machines nothing is granted on. */
    void exclude(Set<String> added, Set<String> removed);

    /** Asks that an opportunistic container become a guaranteed one. */
    void promote(String container);
}
