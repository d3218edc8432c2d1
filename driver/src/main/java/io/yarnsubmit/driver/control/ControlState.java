package io.yarnsubmit.driver.control;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.ExecutorGroup;
import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.ExecutorListener;
import io.yarnsubmit.api.ExecutorLoss;
import io.yarnsubmit.driver.context.GroupBackend;
import io.yarnsubmit.driver.roles.RoleListener;
import io.yarnsubmit.driver.roles.RolesAction;
import io.yarnsubmit.driver.roles.RolesBackend;
import io.yarnsubmit.protocol.control.ControlJson;
import io.yarnsubmit.protocol.loop.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the control API remembers: the key-value store and the events, on the event loop. Each method may be called on any
 * thread; answers come on the loop.
 */
final class ControlState implements GroupBackend.MasterListener, RoleListener, RolesBackend.KeyWatch {
    private static final int EVENTS = 1_000;
    private static final Duration KEY_PAUSE = Duration.ofSeconds(1);

    private final EventLoop loop;
    private final InstantSource clock;
    private final KeyValueCore keyValues = new KeyValueCore(KeyValueLimits.USUAL);
    private final EventsCore events = new EventsCore(EVENTS, KeyValueLimits.USUAL.waits());
    private final Map<Long, Consumer<KeyValueReply>> keyValueRequests = new HashMap<>();
    private final Map<Long, Consumer<EventsCore.Answer>> eventRequests = new HashMap<>();
    private final Set<String> watched = ConcurrentHashMap.newKeySet();
    private long requests;
    private EventLoop.@Nullable Timer timer;

    ControlState(EventLoop loop, InstantSource clock) {
        this.loop = loop;
        this.clock = clock;
    }

    /** Does it on the loop. */
    void execute(Runnable work) {
        loop.execute(work);
    }

    /** Hears of a group's executors from now on. */
    void watch(ExecutorGroup group) {
        if (!watched.add(group.name())) {
            return;
        }
        AutoCloseable unused = group.listen(new ExecutorListener() {
            @Override
            public void registered(ExecutorInfo executor) {
                loop.execute(() -> onRegistered(executor));
            }

            @Override
            public void draining(ExecutorInfo executor, String why) {
                loop.execute(() -> happened("executor-draining", executor, Map.of("message", why)));
            }

            @Override
            public void drainCancelled(ExecutorInfo executor) {
                loop.execute(() -> happened("executor-drain-cancelled", executor, Map.of()));
            }

            @Override
            public void lost(ExecutorLoss loss) {
                loop.execute(() -> onLost(loss));
            }
        });
    }

    /** An executor has sent a request. On the loop. */
    void hasAsked(int executorId) {
        keyValues.executorAsked(executorId);
    }

    private void onRegistered(ExecutorInfo executor) {
        keyValues.executorJoined(executor.id());
        happened("executor-registered", executor, Map.of());
    }

    private void happened(String kind, ExecutorInfo executor, Map<String, Object> more) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", kind);
        fields.putAll(ControlJson.executor(executor));
        fields.putAll(more);
        answerEvents(events.happened(fields));
    }

    @Override
    public void masterLost() {
        answerEvents(events.happened(Map.of("kind", "application-master-lost")));
    }

    @Override
    public void masterBack(int attempt) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", "application-master-back");
        fields.put("attempt", attempt);
        answerEvents(events.happened(fields));
    }

    @Override
    public void happened(RolesAction.Happened what) {
        answerEvents(events.happened(RoleFields.event(what)));
    }

    @Override
    public void whenPresent(String key, Duration patience, Runnable present) {
        Instant deadline = clock.instant().plus(patience);
        await(key, 0, patience, reply -> {
            Duration left = Duration.between(clock.instant(), deadline);
            if (reply instanceof KeyValueReply.Found) {
                present.run();
            } else if (left.compareTo(KEY_PAUSE) > 0) {
                // There was no room for another that waits.
                loop.schedule(KEY_PAUSE, () -> whenPresent(key, left.minus(KEY_PAUSE), present));
            }
        });
    }

    private void onLost(ExecutorLoss loss) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", "executor-lost");
        fields.put("id", loss.id());
        fields.put("group", loss.group());
        fields.put("host", loss.host());
        fields.put("cause", loss.cause().name().toLowerCase(Locale.ROOT));
        loss.exitStatus().ifPresent(status -> fields.put("exitStatus", status));
        fields.put("message", loss.message());
        answerKeyValues(keyValues.executorGone(loss.id()));
        answerEvents(events.happened(fields));
    }

    void put(
            String key,
            ByteString value,
            KeyValueCondition condition,
            OptionalInt owner,
            Consumer<KeyValueReply> answered) {
        request(request -> keyValues.put(request, key, value, condition, owner), answered);
    }

    void remove(String key, KeyValueCondition condition, Consumer<KeyValueReply> answered) {
        request(request -> keyValues.remove(request, key, condition), answered);
    }

    /**
     * Reads, or waits.
     *
     * @param known as {@link KeyValueCore#await} takes it
     */
    void await(String key, long known, Duration patience, Consumer<KeyValueReply> answered) {
        request(
                request -> keyValues.await(request, key, known, clock.instant().plus(patience), clock.instant()),
                answered);
    }

    void list(String prefix, Consumer<List<KeyValueEntry>> answered) {
        loop.execute(() -> answered.accept(keyValues.list(prefix)));
    }

    void poll(long known, Duration patience, Consumer<EventsCore.Answer> answered) {
        loop.execute(() -> {
            long request = ++requests;
            eventRequests.put(request, answered);
            Instant now = clock.instant();
            answerEvents(events.poll(request, known, now.plus(patience), now));
        });
    }

    private void request(LongFunction<List<KeyValueAnswer>> event, Consumer<KeyValueReply> answered) {
        loop.execute(() -> {
            long request = ++requests;
            keyValueRequests.put(request, answered);
            answerKeyValues(event.apply(request));
        });
    }

    private void answerKeyValues(List<KeyValueAnswer> answers) {
        for (KeyValueAnswer answer : answers) {
            Consumer<KeyValueReply> waiting = keyValueRequests.remove(answer.request());
            if (waiting != null) {
                waiting.accept(answer.reply());
            }
        }
        wakeInTime();
    }

    private void answerEvents(List<EventsCore.Answer> answers) {
        for (EventsCore.Answer answer : answers) {
            Consumer<EventsCore.Answer> waiting = eventRequests.remove(answer.request());
            if (waiting != null) {
                waiting.accept(answer);
            }
        }
        wakeInTime();
    }

    private void wakeInTime() {
        if (timer != null) {
            timer.cancel();
        }
        timer = Stream.of(keyValues.nextDeadline(), events.nextDeadline())
                .flatMap(deadline -> deadline.stream())
                .min(Instant::compareTo)
                .map(deadline -> loop.schedule(Duration.between(clock.instant(), deadline), this::tick))
                .orElse(null);
    }

    private void tick() {
        timer = null;
        answerKeyValues(keyValues.tick(clock.instant()));
        answerEvents(events.tick(clock.instant()));
    }
}
