package io.yarnsubmit.appmaster.yarn;

import io.yarnsubmit.appmaster.cluster.ClusterEvents;
import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.appmaster.pace.HeartbeatPacer;
import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.exceptions.ApplicationAttemptNotFoundException;
import org.apache.hadoop.yarn.exceptions.ApplicationMasterNotRegisteredException;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that uses the {@link AMRMClient} once it is registered. What others ask of the ResourceManager is queued as
 * commands; what the ResourceManager answers becomes events.
 */
final class ResourceManagerHeartbeat {
    private static final Logger log = LoggerFactory.getLogger(ResourceManagerHeartbeat.class);

    // With the waits doubling from 200 ms, about the time that YARN takes to hear of a process's end.
    private static final int QUICK_HEARTBEATS = 4;

    private final AMRMClient<ContainerRequest> client;
    private final AskTables tables;
    private final HeartbeatPacer pacer;
    private final Consumer<AllocateResponse> answers;
    private final Inbox<ClusterEvents> events;
    private final Consumer<Throwable> onDefect;
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private volatile float progress;
    // When the call without an answer began; 0 if there is none.
    private volatile long calledNanos;
    // Touched only on the thread.
    private int responseId;
    private int quickHeartbeats;
    private boolean completionsExpected;
    private boolean over;

    ResourceManagerHeartbeat(
            AMRMClient<ContainerRequest> client,
            AskTables tables,
            HeartbeatPacer pacer,
            Consumer<AllocateResponse> answers,
            Inbox<ClusterEvents> events,
            Consumer<Throwable> onDefect) {
        this.client = client;
        this.tables = tables;
        this.pacer = pacer;
        this.answers = answers;
        this.events = events;
        this.onDefect = onDefect;
    }

    void start() {
        OwnThreads.start("rm-heartbeat", (thread, failure) -> onDefect.accept(failure), this::run);
    }

    void progress(float fraction) {
        progress = fraction;
    }

    /** Queues a change of the asks. */
    void asks(boolean urgent, Consumer<AskTables> change) {
        commands.add(new Command(urgent, () -> change.accept(tables)));
    }

    void release(List<ContainerId> containers) {
        commands.add(new Command(true, () -> containers.forEach(client::releaseAssignedContainer)));
    }

    void exclude(List<String> added, List<String> removed) {
        // The client changes the lists that it is given.
        commands.add(new Command(true, () -> client.updateBlacklist(new ArrayList<>(added), new ArrayList<>(removed))));
    }

    void promote(Container container) {
        commands.add(new Command(
                true,
                () -> Promotions.request(container)
                        .ifPresent(request -> client.requestContainerUpdate(container, request))));
    }

    /** @param url empty for none: YARN shows a page of its own */
    void page(String url) {
        commands.add(new Command(true, () -> client.updateTrackingUrl(url)));
    }

    /** Containers are about to end: heartbeats come often from now on. */
    void expectCompletions() {
        commands.add(new Command(true, () -> completionsExpected = true));
    }

    /** There is news to expect: the next few heartbeats come quickly. */
    void pollSoon() {
        commands.add(new Command(true, () -> quickHeartbeats = QUICK_HEARTBEATS));
    }

    void unregister(FinalApplicationStatus status, String diagnostics) {
        commands.add(new Command(true, () -> {
            over = true;
            client.unregisterApplicationMaster(status, diagnostics, "");
            events.post(ClusterEvents::unregistered);
        }));
    }

    /** For how long the ResourceManager has not answered what it was asked. */
    Duration silence() {
        long called = calledNanos;
        return called == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - called);
    }

    private boolean isAnythingOutstanding() {
        return completionsExpected || quickHeartbeats > 0 || tables.isOutstanding();
    }

    private void run() {
        try {
            Duration wait = pacer.changed();
            while (!over) {
                runCommands(wait);
                if (!over) {
                    wait = heartbeat();
                    quickHeartbeats = Math.max(0, quickHeartbeats - 1);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ApplicationAttemptNotFoundException | ApplicationMasterNotRegisteredException e) {
            attemptLost("the ResourceManager does not know this attempt any more: " + Refusals.firstLine(e));
        } catch (YarnException e) {
            refused(e);
        } catch (IOException e) {
            log.error("no heartbeat", e);
            attemptLost("the ResourceManager cannot be reached: " + Refusals.firstLine(e));
        } catch (RuntimeException | Error e) {
            onDefect.accept(e);
        }
    }

    private void attemptLost(String why) {
        events.post(on -> on.attemptLost(why));
    }

    /** @return how long to wait now */
    private Duration heartbeat() throws YarnException, IOException {
        boolean more = tables.flush();
        calledNanos = System.nanoTime() | 1;
        AllocateResponse response = client.allocate(progress);
        calledNanos = 0;
        answers.accept(response);
        // The count starts over if the client had to register again.
        boolean resynced = response.getResponseId() <= responseId;
        responseId = response.getResponseId();
        if (resynced) {
            log.warn("the ResourceManager was restarted: registered again");
            tables.resynced();
        }
        if (more || resynced) {
            return pacer.changed();
        }
        if (!response.getAllocatedContainers().isEmpty()) {
            // While grants arrive, the next is near.
            pacer.changed();
        }
        return pacer.beaten(isAnythingOutstanding());
    }

    /** Runs what is queued until the wait is over. An urgent command ends the wait. */
    private void runCommands(Duration wait) throws YarnException, IOException, InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (!over) {
            Command command = commands.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (command == null) {
                return;
            }
            command.call().run();
            if (command.urgent()) {
                deadline = System.nanoTime() + pacer.changed().toNanos();
            }
        }
    }

    /** The ResourceManager has understood the request, and refuses it. */
    private void refused(YarnException e) {
        log.error("refused", e);
        String message = Refusals.explain(e);
        events.post(on -> on.asksRefused(message));
        waitForTheEnd();
    }

    // The refused ask stays in the client's table, so no heartbeat would succeed. Only unregistering is possible.
    private void waitForTheEnd() {
        try {
            while (!over) {
                commands.take().call().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (YarnException | IOException e) {
            attemptLost("the ResourceManager cannot be reached: " + Refusals.firstLine(e));
        }
    }

    private record Command(boolean urgent, Call call) {}

    @FunctionalInterface
    private interface Call {
        void run() throws YarnException, IOException;
    }
}
