package io.yarnsubmit.appmaster.yarn;

import io.yarnsubmit.launch.ExecutorCommand;
import io.yarnsubmit.launch.yarn.AccessLists;
import io.yarnsubmit.launch.yarn.LocalResources;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.LocalResource;

/** What a NodeManager needs to start an executor. Thread-safe. */
final class ExecutorContexts {
    private final AmCredentials credentials;
    private final Settings settings;
    private final Map<String, GroupContext> groups = new ConcurrentHashMap<>();
    /** Those before the last change, for containers that were granted before it. */
    private final Map<String, GroupContext> former = new ConcurrentHashMap<>();

    ExecutorContexts(List<ExecutorGroupPlan> plans, AmCredentials credentials, Settings settings) {
        this.credentials = credentials;
        this.settings = settings;
        UserSecrets secrets = credentials.userSecrets();
        plans.forEach(plan -> groups.put(plan.getName(), GroupContext.of(plan, secrets)));
    }

    /** Executors of a group are started otherwise from now on. */
    void changed(ExecutorGroupPlan plan) {
        GroupContext before = groups.put(plan.getName(), GroupContext.of(plan, credentials.userSecrets()));
        if (before != null) {
            former.put(plan.getName(), before);
        }
    }

    /** @param memoryMib the size of its container */
    ContainerLaunchContext of(ExecutorLaunch launch, long memoryMib) throws IOException {
        GroupContext newest = Objects.requireNonNull(groups.get(launch.getGroup()), "unknown group");
        GroupContext group = newest.memoryMib() <= memoryMib ? newest : former.getOrDefault(launch.getGroup(), newest);
        // The records write through to the maps they are given, and each start has a thread of its own: copies.
        return ContainerLaunchContext.newInstance(
                new HashMap<>(group.files()),
                new HashMap<>(group.command().environment()),
                List.of(group.command().line()),
                null,
                credentials.forExecutor(launch),
                AccessLists.of(settings));
    }

    private record GroupContext(int memoryMib, Map<String, LocalResource> files, ExecutorCommand command) {
        static GroupContext of(ExecutorGroupPlan plan, UserSecrets secrets) {
            return new GroupContext(
                    plan.getMemoryMib(), LocalResources.of(plan.getFilesList()), ExecutorCommand.of(plan, secrets));
        }
    }
}
