package io.yarnsubmit.driver.elasticity;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * Decides how many executors a group is to have, from the tasks that it has. Pure: one thread, no I/O, no clock.
 *
 * <table>
 * <caption>How the target changes at each look</caption>
 * <tr><th>situation</th><th>target</th></tr>
 * <tr><td>the present executors will not have begun all waiting tasks by the time a new one has started</td>
 *     <td>at once as many as these tasks need</td></tr>
 * <tr><td>tasks wait, but will begin sooner than that</td><td>unchanged</td></tr>
 * <tr><td>executors were requested, but the others can do their work in half the time of a start, for
 *     {@link #CALM}</td><td>lower: requests that are not granted are withdrawn</td></tr>
 * <tr><td>fewer executors were needed throughout the idle timeout</td>
 *     <td>the most that were needed in that time</td></tr>
 * <tr><td>any</td><td>from min to max, and not less than the number of executors that run tasks</td></tr>
 * <tr><td>more are needed than the queue has room for</td><td>the present ones, plus the room, plus {@link #PROBES} to
 *     find out whether there is more; but not fewer than before</td></tr>
 * <tr><td>an executor was removed without replacement</td><td>one less</td></tr>
 * <tr><td>the driver has requested a number itself</td><td>no longer set here</td></tr>
 * </table>
 *
 * <p>Starting an executor is expensive, so a requested executor must have work for at least {@link #WORTH} of its
 * start-up time: a hundred tasks of ten milliseconds do not justify a hundred executors. This adds little waiting time
 * and avoids most of the waste.
 *
 * <p>How many executors are kept depends on the work, not on when each executor was idle last: otherwise a few tasks
 * that rotate among many executors would keep all of them. {@link io.yarnsubmit.driver.executors.ExecutorsCore} decides
 * which executors end.
 */
public final class ElasticityCore {
    static final Duration CALM = Duration.ofSeconds(1);
    static final int PROBES = 2;
    static final double WORTH = 0.25;

    private ElasticitySettings settings;
    private final TaskDuration duration = new TaskDuration();
    private final StartUpTime startUp = new StartUpTime();
    private final RecentPeak needed;
    /** The most executors wanted recently; a lower target must be wanted for {@link #CALM}. */
    private final RecentPeak wanted = new RecentPeak(CALM);

    private int target;
    private int more = Integer.MAX_VALUE;
    private boolean off;
    /** Requested before there was any work. */
    private int atFirst;

    private final Instant atFirstUntil;

    /**
     * @param target how many executors were requested initially; they are kept for the idle timeout even without work
     */
    public ElasticityCore(ElasticitySettings settings, int target, Instant now) {
        this.settings = settings;
        this.target = target;
        this.atFirst = target;
        this.atFirstUntil = now.plus(settings.idleTimeout());
        this.needed = new RecentPeak(settings.idleTimeout());
        needed.with(target, now);
        wanted.with(target, now);
        startUp.target(0, target, now);
    }

    /** @return the new target, if it changes */
    public OptionalInt looked(GroupLoad load, Instant now) {
        duration.observe(load.running(), load.completed(), now);
        if (off) {
            return OptionalInt.empty();
        }
        int kept = kept(load, now);
        int raised = allowed(Math.max(kept, Math.min(worthwhile(load, startUp.seconds()), roomFor(load))));
        int held = allowed(Math.max(kept, worthwhile(load, startUp.seconds() / 2)));
        int calm = wanted.with(held, now);
        int next = Math.max(raised, Math.min(calm, target));
        if (next == target) {
            return OptionalInt.empty();
        }
        startUp.target(target, next, now);
        target = next;
        return OptionalInt.of(next);
    }

    /** An executor of the group has registered for the first time. */
    public void registered(Instant now) {
        startUp.registered(now);
    }

    /** @param more an estimate of how many more executors the queue has room for; it limits the next targets */
    public void capacity(int more) {
        this.more = more;
    }

    /** The driver has requested a number itself; from now on only that counts. */
    public void requested() {
        off = true;
    }

    /** Below what the target does not fall; 0 when only the driver's requests count. */
    public int least() {
        return off ? 0 : settings.min();
    }

    /** An executor goes and is not replaced: the target is lower until tasks need more. */
    public void lowered(int total, Instant now) {
        if (!off && total < target) {
            startUp.target(target, total, now);
            target = total;
            atFirst = Math.min(atFirst, total);
        }
    }

    /** New executors run this many tasks at a time. */
    public void slots(int slots) {
        settings = new ElasticitySettings(settings.min(), settings.max(), Math.max(1, slots), settings.idleTimeout());
    }

    /** The room in the queue is not known any more. */
    public void capacityUnknown() {
        more = Integer.MAX_VALUE;
    }

    public int target() {
        return target;
    }

    /** How many of the present executors, or of those requested before there was work, are kept. */
    private int kept(GroupLoad load, Instant now) {
        if (load.waiting() + load.running() > 0 || !now.isBefore(atFirstUntil)) {
            atFirst = 0;
        }
        int there = Math.max(load.usable(), atFirst);
        return Math.max(Math.min(needed.with(needed(load), now), there), load.busy());
    }

    /** How many executors the waiting tasks justify; not fewer than are present. */
    private int worthwhile(GroupLoad load, double startSeconds) {
        if (load.waiting() == 0) {
            return 0;
        }
        double perTask = duration.seconds();
        double begunBefore = load.usable() == 0 ? 0 : load.usable() * settings.slots() * startSeconds / perTask;
        double left = load.waiting() - begunBefore;
        return left > 0
                ? Math.min(asMany(load.waiting() + load.running()), load.usable() + asMany(worthStarting(left)))
                : load.usable();
    }

    /** How many executors the present tasks need. */
    private int needed(GroupLoad load) {
        return asMany(worthStarting(load.waiting() + load.running()));
    }

    /** The number of slots that have enough work to justify a start. */
    private double worthStarting(double tasks) {
        return tasks == 0 ? 0 : Math.min(tasks, Math.max(1, tasks * duration.seconds() / (WORTH * startUp.seconds())));
    }

    private int asMany(double slots) {
        return (int) Math.ceil(slots / settings.slots());
    }

    /** Never less than the target, because containers that were just granted take up room but are not started yet. */
    private int roomFor(GroupLoad load) {
        long room = (long) load.usable() + load.starting() + more + PROBES;
        return (int) Math.min(Integer.MAX_VALUE, Math.max(target, room));
    }

    private int allowed(int executors) {
        return Math.min(settings.max(), Math.max(settings.min(), executors));
    }
}
