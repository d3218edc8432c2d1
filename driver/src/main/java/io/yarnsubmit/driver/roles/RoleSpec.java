package io.yarnsubmit.driver.roles;

import io.yarnsubmit.protocol.v1.RolePlan.Restart;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a role is.
 *
 * @param count of its instances at the beginning
 * @param maxRestarts how many failures within the window do not end it
 * @param optional whether it decides nothing
 * @param after the roles that have to be ready first
 * @param peers the instances whose ports have to be known first
 * @param keyWithin how soon the key has to be there that tells that an instance is ready; empty if executors find out
 * @param firstRunsAlone whether the end of the first instance is the end of all, which wait for what it starts on them
 */
public record RoleSpec(
        String name,
        int count,
        Restart restart,
        int maxRestarts,
        Duration restartWindow,
        boolean optional,
        List<String> after,
        PeerNeeds peers,
        Optional<Duration> keyWithin,
        boolean firstRunsAlone) {
    public RoleSpec {
        after = List.copyOf(after);
    }
}
