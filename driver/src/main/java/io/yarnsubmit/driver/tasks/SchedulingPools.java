package io.yarnsubmit.driver.tasks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Decides which tasks are next. First comes the pool with the fewest tasks in flight for its weight; within it the job
 * with the highest priority, then the oldest one, or with fair scheduling the one with the fewest tasks in flight;
 * within a job the oldest set.
 */
final class SchedulingPools {
    /** How many sets are tried at most, because the first ones may wait for certain executors. */
    private static final int MOST_LOOKED_AT = 16;

    private final SchedulingPolicy policy;
    private final Map<String, Pool> pools = new HashMap<>();
    private final Map<Long, Job> jobs = new HashMap<>();

    private static final class Pool {
        final String name;
        final int weight;
        final TreeSet<Job> waiting;
        int jobs;
        int inFlight;

        Pool(String name, int weight, Comparator<Job> order) {
            this.name = name;
            this.weight = weight;
            this.waiting = new TreeSet<>(order);
        }

        double share() {
            return (double) inFlight / weight;
        }
    }

    private static final class Job {
        final long id;
        final int priority;
        final Pool pool;
        final TreeMap<Long, TaskSet> waiting = new TreeMap<>();
        int inFlight;
        int sets;

        Job(TaskSetSpec.SchedulingKey schedulingKey, Pool pool) {
            this.id = schedulingKey.job();
            this.priority = schedulingKey.priority();
            this.pool = pool;
            pool.jobs++;
        }
    }

    SchedulingPools(SchedulingPolicy policy) {
        this.policy = policy;
    }

    void opened(TaskSet set) {
        long id = set.spec.schedulingKey().job();
        jobs.computeIfAbsent(
                        id,
                        unused -> new Job(
                                set.spec.schedulingKey(),
                                pool(set.spec.schedulingKey().pool())))
                .sets++;
    }

    void over(TaskSet set) {
        Job job = job(set);
        update(job, () -> job.waiting.remove(set.spec.functionId()));
        job.sets--;
        if (job.sets == 0) {
            jobs.remove(job.id);
            job.pool.jobs--;
            if (job.pool.jobs == 0) {
                pools.remove(job.pool.name);
            }
        }
    }

    /** To be called after tasks of a set started or stopped waiting. */
    void waits(TaskSet set) {
        Job job = job(set);
        boolean waits = set.waiting() > 0;
        if (waits != job.waiting.containsKey(set.spec.functionId())) {
            update(job, () -> {
                if (waits) {
                    job.waiting.put(set.spec.functionId(), set);
                } else {
                    job.waiting.remove(set.spec.functionId());
                }
            });
        }
    }

    /** @param change by how many the tasks in flight of this set change: 1 or -1 */
    void inFlight(TaskSet set, int change) {
        Job job = job(set);
        job.pool.inFlight += change;
        if (policy.fair()) {
            update(job, () -> job.inFlight += change);
        } else {
            job.inFlight += change;
        }
    }

    boolean nothingWaits() {
        return pools.values().stream().allMatch(pool -> pool.waiting.isEmpty());
    }

    /** Offers the sets with waiting tasks, in order, until one is accepted. */
    boolean offer(Predicate<TaskSet> place) {
        int looks = 0;
        for (Pool pool : inTurn()) {
            for (Job job : pool.waiting) {
                for (TaskSet set : job.waiting.values()) {
                    if (place.test(set)) {
                        // The collections of these loops have changed.
                        return true;
                    }
                    if (++looks == MOST_LOOKED_AT) {
                        return false;
                    }
                }
            }
        }
        return false;
    }

    private List<Pool> inTurn() {
        if (pools.size() == 1) {
            return List.copyOf(pools.values());
        }
        List<Pool> inTurn = new ArrayList<>(pools.values());
        inTurn.sort(Comparator.comparingDouble(Pool::share).thenComparing(pool -> pool.name));
        return inTurn;
    }

    private void update(Job job, Runnable change) {
        job.pool.waiting.remove(job);
        change.run();
        if (!job.waiting.isEmpty()) {
            job.pool.waiting.add(job);
        }
    }

    private Job job(TaskSet set) {
        Job job = jobs.get(set.spec.schedulingKey().job());
        if (job == null) {
            throw new IllegalStateException(
                    "unknown job " + set.spec.schedulingKey().job());
        }
        return job;
    }

    private Pool pool(String name) {
        Comparator<Job> byPriority = Comparator.comparingInt(job -> -job.priority);
        Comparator<Job> byId = Comparator.comparingLong(job -> job.id);
        return pools.computeIfAbsent(
                name,
                unused -> new Pool(
                        name,
                        policy.weights().getOrDefault(name, 1),
                        policy.fair()
                                ? byPriority
                                        .thenComparingInt(job -> job.inFlight)
                                        .thenComparing(byId)
                                : byPriority.thenComparing(byId)));
    }
}
