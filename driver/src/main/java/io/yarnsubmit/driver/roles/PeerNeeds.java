package io.yarnsubmit.driver.roles;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The instances whose hosts and ports an instance of a role has to know before it starts. Its own does not matter. Pure. */
@FunctionalInterface
public interface PeerNeeds {
    /** None. */
    PeerNeeds NONE = counts -> List.of();

    /** @param counts how many instances each role is to have */
    Collection<InstanceId> of(Map<String, Integer> counts);
}
