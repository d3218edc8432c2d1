package io.yarnsubmit.driver.elasticity;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * Decides how many executors a group is to have, from the work there is for them. Pure: one thread, no I/O, no clock.
 *
 * <table>
 * <caption>From one look to the target</caption>
 * <tr><th>what there is</th><th>target</th></tr>
 * <tr><td>tasks wait that the present executors will not have begun when a new one could have started</td>
 *     <td>at once as many as these tasks need, and not only one more</td></tr>
 * <tr><td>tasks wait, but their turn comes sooner</td><td>unchanged</td></tr>
 * <tr><td>executors were asked for, and the others will have done their work in half the time of a start, for
 *     {@link #CALM}</td><td>lower: what is on its way is withdrawn</td></tr>
 * <tr><td>for the idle timeout fewer executors would have done</td><td>the most that were needed in that time</td></tr>
 * <tr><td>any</td><td>within min and max, and not below the number of executors that run tasks</td></tr>
 * <tr><td>more are needed than the queue has room for</td><td>what there is, and what has room, and {@link #PROBES} to
 *     see whether there is more; but not fewer than before</td></tr>
 * <tr><td>the driver asked for a number</td><td>none any more</td></tr>
 * </table>
 *
 * <p>A start has its price, so an executor that is asked for must have work for at least {@link #WORTH} of the time that its
 * start takes: a hundred tasks of ten milliseconds each are no reason for a hundred executors. This adds little to the
 * waiting, and saves most of the waste.
 *
 * <p>What is kept is measured by the work, not by when each executor was idle last: a few tasks that go round among many
 * executors would keep all of them. Which executors go is not decided here: idle ones go first, and busy ones are drained.
 */
public final class ElasticityCore {
    static final Duration CALM = Duration.ofSeconds(1);
    static final int PROBES = 2;
    static final double WORTH = 0.25;

    private final ElasticitySettings settings;
    private final TaskDuration duration = new TaskDuration();
    private final StartUpTime startUp = new StartUpTime();
    private final RecentPeak needed;
    /** The most that was wanted since less than the target was wanted for the first time. */
    private final RecentPeak wanted = new RecentPeak(CALM);

    private int target;
    private int more = Integer.MAX_VALUE;
    private boolean off;
    /** Asked for before there was any work. */
    private int atFirst;

    private final Instant atFirstUntil;

    /** @param target how many executors have been asked for already; kept for the idle timeout, work or not */
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

    /** @param more how many more executors the queue has room for: an estimate, which limits what is asked for next */
    public void capacity(int more) {
        this.more = more;
    }

    /** The driver has asked for a number itself: from now on that is what counts. */
    public void requested() {
        off = true;
    }

    /** Nobody says any more what there is room for. */
    public void capacityUnknown() {
        more = Integer.MAX_VALUE;
    }

    public int target() {
        return target;
    }

    /** How many of those that are there, or were asked for before there was work, are not to go. */
    private int kept(GroupLoad load, Instant now) {
        if (load.waiting() + load.running() > 0 || !now.isBefore(atFirstUntil)) {
            atFirst = 0;
        }
        int there = Math.max(load.usable(), atFirst);
        return Math.max(Math.min(needed.with(needed(load), now), there), load.busy());
    }

    /** How many executors should be there for what waits: no fewer than are. */
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

    /** How many executors would have done for what there is. */
    private int needed(GroupLoad load) {
        return asMany(worthStarting(load.waiting() + load.running()));
    }

    /** So many slots that each is busy for a good part of the time that a start takes. */
    private double worthStarting(double tasks) {
        return tasks == 0 ? 0 : Math.min(tasks, Math.max(1, tasks * duration.seconds() / (WORTH * startUp.seconds())));
    }

    private int asMany(double slots) {
        return (int) Math.ceil(slots / settings.slots());
    }

    /** Never less than is asked for: what was granted a moment ago has taken its room, and has not been started yet. */
    private int roomFor(GroupLoad load) {
        long room = (long) load.usable() + load.starting() + more + PROBES;
        return (int) Math.min(Integer.MAX_VALUE, Math.max(target, room));
    }

    private int allowed(int executors) {
        return Math.min(settings.max(), Math.max(settings.min(), executors));
    }
}
