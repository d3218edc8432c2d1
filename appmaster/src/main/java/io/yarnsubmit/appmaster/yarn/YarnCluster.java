package io.yarnsubmit.appmaster.yarn;

import static java.util.Objects.requireNonNull;

import io.yarnsubmit.appmaster.allocation.Grant;
import io.yarnsubmit.appmaster.allocation.Headroom;
import io.yarnsubmit.appmaster.cluster.Cluster;
import io.yarnsubmit.appmaster.cluster.ClusterAnswer;
import io.yarnsubmit.appmaster.cluster.ClusterEvents;
import io.yarnsubmit.appmaster.lifecycle.ApplicationEnd;
import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.appmaster.pace.HeartbeatPacer;
import io.yarnsubmit.page.PageContent;
import io.yarnsubmit.protocol.cause.ExitMark;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.PageKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.protocolrecords.RegisterApplicationMasterResponse;
import org.apache.hadoop.yarn.api.records.AMCommand;
import org.apache.hadoop.yarn.api.records.ApplicationAccessType;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.jspecify.annotations.Nullable;

/** YARN as this application sees it: registers, asks, launches. Thread-safe; results are posted as events. */
public final class YarnCluster implements Cluster {
    private final Consumer<Throwable> onDefect;
    private final YarnSettings yarn;
    private final Settings settings;
    private final ApplicationPlan plan;
    private final int attempt;
    private final BiFunction<Grant, Integer, ExecutorLaunch> launches;
    private final Inbox<ClusterEvents> events;
    private final AMRMClient<ContainerRequest> client = new PromptlyUnregistered();
    private final ExecutorContexts contexts;
    private final NodeManagers nodeManagers;
    private final AskTables tables = new AskTables(InstantSource.system());
    private final ResourceManagerHeartbeat heartbeat;
    private final TrackingUrl trackingUrl;
    private final OwnPage ownPage;
    // Granted, and not ended.
    private final Map<String, Container> containers = new ConcurrentHashMap<>();
    // Told to end; those that are not started yet must not be started.
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();
    private volatile String queue = "";
    private volatile @Nullable Registered registered;
    // Touched only on the heartbeat's thread.
    private Optional<Headroom> lastHeadroom = Optional.empty();

    /**
     * @param launches makes an executor's launch document, on any thread
     * @param onDefect is told of defects, on any thread
     */
    public YarnCluster(
            YarnSettings yarn,
            Settings settings,
            ApplicationPlan plan,
            int attempt,
            AmCredentials credentials,
            BiFunction<Grant, Integer, ExecutorLaunch> launches,
            Inbox<ClusterEvents> events,
            Consumer<Throwable> onDefect) {
        this.onDefect = onDefect;
        this.yarn = yarn;
        this.settings = settings;
        this.plan = plan;
        this.attempt = attempt;
        this.launches = launches;
        this.events = events;
        contexts = new ExecutorContexts(plan.getGroupsList(), credentials, settings);
        nodeManagers = new NodeManagers(contexts, events, onDefect);
        HeartbeatPacer pacer = new HeartbeatPacer(
                settings.get(ConfigKeys.AM_HEARTBEAT_MIN), settings.get(ConfigKeys.AM_HEARTBEAT_MAX), yarn.expiry());
        heartbeat = new ResourceManagerHeartbeat(client, tables, pacer, this::answered, events, onDefect);
        trackingUrl = new TrackingUrl(heartbeat::page);
        ownPage = new OwnPage(yarn);
    }

    private record Registered(RegisteredGroups groups, AnswerReader reader, String viewers) {}

    /** Tells the ResourceManager where we are, and begins the heartbeats. What former attempts left is told first. */
    @Override
    public void register(String host, int port) throws IOException {
        client.init(yarn.patient());
        client.start();
        RegisterApplicationMasterResponse response;
        try {
            response = client.registerApplicationMaster(host, port, "");
        } catch (YarnException e) {
            throw new IOException("the ResourceManager refused the registration: " + e.getMessage(), e);
        }
        queue = String.valueOf(response.getQueue());
        try {
            RegisteredGroups groups =
                    new RegisteredGroups(plan.getGroupsList(), response, yarn.webScheme(), "/" + plan.getUser());
            groups.addTo(tables, client, attempt);
            AnswerReader reader = new AnswerReader(groups::grant, yarn.waits(), groups.coresCount());
            String viewers = response.getApplicationACLs().getOrDefault(ApplicationAccessType.VIEW_APP, " ");
            registered = new Registered(groups, reader, viewers);
            List<Container> leftovers = response.getContainersFromPreviousAttempts();
            leftovers.forEach(this::know);
            tell(reader.leftovers(leftovers));
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            events.post(on -> on.asksRefused(message));
        }
        heartbeat.start();
    }

    /** Prepares launching in the background, because it loads many classes and nothing waits for it before the first grant. */
    @Override
    public void prepareLaunches() {
        Duration longest = settings.get(ConfigKeys.EXECUTOR_START_TIMEOUT);
        OwnThreads.start(
                "nm-clients",
                (thread, failure) -> onDefect.accept(failure),
                () -> nodeManagers.start(yarn.configuration(), longest));
    }

    /** Whoever follows the application's link in YARN gets there. */
    @Override
    public void page(Optional<String> url) {
        trackingUrl.program(url);
    }

    /** Opening a port takes long enough to be done aside. */
    @Override
    public void servePage(PageContent content) {
        Registered with = registered;
        if (with != null && settings.get(PageKeys.PAGE_ENABLED)) {
            OwnThreads.start(
                    "page-start",
                    OwnThreads.NOT_MISSED,
                    () -> ownPage.start(content, settings.get(PageKeys.PAGE_PORT), with.viewers())
                            .ifPresent(trackingUrl::own));
        }
    }

    /** Sets the progress that the next heartbeat reports. */
    @Override
    public void progress(double fraction) {
        heartbeat.progress((float) Math.min(1, Math.max(0, fraction)));
    }

    /** Containers are about to end. */
    @Override
    public void expectCompletions() {
        heartbeat.expectCompletions();
    }

    /** Something may have happened that the ResourceManager knows more about. */
    @Override
    public void pollSoon() {
        heartbeat.pollSoon();
    }

    /** Ends the application for the ResourceManager. */
    @Override
    public void unregister(ApplicationEnd ending) {
        heartbeat.unregister(
                finalStatus(ending), ExitMark.put(ending.diagnostics(), ending.exitCode(), ending.cause()));
    }

    /** The queue that the application is in, as the ResourceManager calls it; empty before it is registered. */
    @Override
    public String queue() {
        return queue;
    }

    /** For how long the ResourceManager has not answered what it was asked. */
    @Override
    public Duration silence() {
        return heartbeat.silence();
    }

    /** Compares what the allocation waits for with what is requested, and logs an error if they differ. */
    @Override
    public void checkAsks(Map<String, Integer> outstanding) {
        heartbeat.asks(false, asks -> outstanding.forEach(asks::check));
    }

    @Override
    public void ask(String group, int count) {
        heartbeat.asks(true, asks -> asks.of(group).ask(count));
    }

    @Override
    public void withdraw(String group, int count) {
        heartbeat.asks(true, asks -> asks.of(group).withdraw(count));
    }

    @Override
    public Optional<String> prepare(ExecutorGroupPlan group, int number) {
        Registered with = registered;
        if (with == null) {
            return Optional.of("the ResourceManager has refused what this application asks for");
        }
        Optional<String> problem = with.groups().prepare(group, number);
        if (problem.isEmpty()) {
            contexts.changed(group);
        }
        return problem;
    }

    @Override
    public void redefine(String group) {
        RegisteredGroups groups = requireNonNull(registered).groups();
        GroupRequests next = groups.prepared(group);
        heartbeat.asks(true, asks -> asks.add(group, groups.redefined(next, client)));
    }

    @Override
    public void settle(String group, int count) {
        heartbeat.asks(false, asks -> asks.of(group).settle(count));
    }

    @Override
    public void launch(Grant grant, int executorId) {
        String id = grant.container();
        nodeManagers.launch(
                () -> Optional.ofNullable(containers.get(id)).filter(container -> !stopped.contains(id)),
                () -> launches.apply(grant, executorId));
    }

    @Override
    public void release(String container) {
        Container known = containers.remove(container);
        if (known != null) {
            heartbeat.release(List.of(known.getId()));
        }
    }

    /** The NodeManager ends it soonest; the ResourceManager ends it even if the NodeManager does not answer. */
    @Override
    public void stop(String container) {
        Container known = containers.get(container);
        if (known != null) {
            stopped.add(container);
            nodeManagers.stop(known);
            heartbeat.release(List.of(known.getId()));
        }
    }

    @Override
    public void exclude(Set<String> added, Set<String> removed) {
        heartbeat.exclude(List.copyOf(added), List.copyOf(removed));
    }

    @Override
    public void promote(String container) {
        Container known = containers.get(container);
        if (known != null) {
            heartbeat.promote(known);
        }
    }

    private void know(Container container) {
        containers.put(container.getId().toString(), container);
    }

    private void answered(AllocateResponse response) {
        if (response.getAMCommand() == AMCommand.AM_SHUTDOWN) {
            events.post(on -> on.attemptLost("the ResourceManager wants this attempt to end"));
            return;
        }
        Registered with = registered;
        if (with == null) {
            return;
        }
        response.getContainersFromPreviousAttempts().forEach(this::know);
        response.getAllocatedContainers().forEach(container -> {
            know(container);
            tables.granted(container.getAllocationRequestId());
        });
        response.getRejectedSchedulingRequests()
                .forEach(rejected -> tables.rejected(
                        rejected.getRequest().getAllocationRequestId(),
                        rejected.getRequest().getResourceSizing().getNumAllocations()));
        updates(response);
        response.getCompletedContainersStatuses().forEach(status -> {
            containers.remove(status.getContainerId().toString());
            stopped.remove(status.getContainerId().toString());
        });
        tell(with.reader().read(response));
    }

    /** Promoted containers have a new token, which the machine needs. */
    private void updates(AllocateResponse response) {
        response.getUpdatedContainers().forEach(update -> {
            Container container = update.getContainer();
            if (containers.replace(container.getId().toString(), container) != null) {
                nodeManagers.update(container);
            }
        });
        response.getUpdateErrors().forEach(error -> {
            Container known = containers.get(requireNonNull(error.getUpdateContainerRequest())
                    .getContainerId()
                    .toString());
            if (known != null && Promotions.isWorthAsking(error, known)) {
                heartbeat.promote(known);
            }
        });
    }

    private void tell(ClusterAnswer answer) {
        if (!answer.isEmpty() || !answer.headroom().equals(lastHeadroom)) {
            events.post(on -> on.answered(answer));
        }
        lastHeadroom = answer.headroom();
    }

    private static FinalApplicationStatus finalStatus(ApplicationEnd ending) {
        return switch (ending.verdict()) {
            case VERDICT_SUCCEEDED -> FinalApplicationStatus.SUCCEEDED;
            case VERDICT_KILLED -> FinalApplicationStatus.KILLED;
            default -> FinalApplicationStatus.FAILED;
        };
    }
}
