package io.yarnsubmit.appmaster.allocation;

import java.util.Set;

/** The cluster as the allocation sees it. Methods return at once; results come as events. */
public interface ClusterContainers {
    void ask(String group, int count);

    /** Takes asks back. */
    void withdraw(String group, int count);

    /** From now on asks of the group are for containers as they were prepared. */
    void redefine(String group);

    /** Drops granted asks from those outstanding. */
    void settle(String group, int count);

    void release(String container);

    void stop(String container);

    void launch(Grant grant, int executorId);

    /** Changes the machines on which nothing is granted. */
    void exclude(Set<String> added, Set<String> removed);

    /** Asks that an opportunistic container become a guaranteed one. */
    void promote(String container);
}
