package io.yarnsubmit.it.chaos;

import java.time.Duration;

/** What is done to an application and its cluster. */
enum FaultKind {
    EXECUTOR_KILLED("executor killed", 0, 0, 4),
    /** For less than the heartbeat timeout: nobody is to notice. */
    EXECUTOR_PAUSED("executor stopped for a moment", 1_000, 2_500, 2),
    /** For longer than the heartbeat timeout. */
    EXECUTOR_HUNG("executor stopped for good", 9_000, 12_000, 2),
    MASTER_KILLED("ApplicationMaster killed", 0, 0, 4),
    /** For less than the ResourceManager's patience. */
    MASTER_PAUSED("ApplicationMaster stopped for a moment", 2_000, 8_000, 2),
    /** Back before the ResourceManager misses it: its containers survive. */
    NODE_MANAGER_RESTARTED("NodeManager killed, soon back", 500, 2_000, 3),
    /** Missed by the ResourceManager, which takes its containers for lost, though they run. */
    NODE_MANAGER_GONE("NodeManager gone, later back", 16_000, 20_000, 2),
    RESOURCE_MANAGER_RESTARTED("ResourceManager killed, soon back", 500, 3_000, 3),
    /** For less than its leash. Client mode. */
    CLIENT_PAUSED("client stopped for a moment", 3_000, 8_000, 2),
    NAME_NODE_RESTARTED("NameNode killed, soon back", 1_000, 4_000, 2),
    SAFE_MODE("HDFS in safe mode", 2_000, 6_000, 1),
    /** Not a fault: the driver asks for more or fewer executors. */
    TARGET_CHANGED("driver asks for another number", 0, 0, 3);

    /** After how long the ResourceManager misses a NodeManager. */
    static final Duration NODE_EXPIRY = Duration.ofSeconds(10);
    /** After how long it misses an ApplicationMaster. */
    static final Duration MASTER_EXPIRY = Duration.ofSeconds(15);
    /** After how long the driver misses an executor. */
    static final Duration EXECUTOR_EXPIRY = Duration.ofSeconds(5);
    /** After how long the ApplicationMaster misses its client. */
    static final Duration LEASH = Duration.ofSeconds(20);

    private final String words;
    private final Duration least;
    private final Duration most;
    private final int weight;

    FaultKind(String words, long leastMillis, long mostMillis, int weight) {
        this.words = words;
        this.least = Duration.ofMillis(leastMillis);
        this.most = Duration.ofMillis(mostMillis);
        this.weight = weight;
    }

    String words() {
        return words;
    }

    /** How long it lasts at least, before it is undone; zero is for ever. */
    Duration least() {
        return least;
    }

    Duration most() {
        return most;
    }

    /** How often it comes, beside the others. */
    int weight() {
        return weight;
    }

    boolean needsClientMode() {
        return this == CLIENT_PAUSED;
    }

    /** How long it takes until it can be noticed: no recovery before that. */
    Duration unnoticed() {
        return this == NODE_MANAGER_GONE ? NODE_EXPIRY.plusSeconds(1) : Duration.ZERO;
    }

    /** Whether another ApplicationMaster must come before it is over. */
    boolean needsNewAttempt() {
        return this == MASTER_KILLED;
    }

    /** Whether another executor must come before it is over. */
    boolean needsNewExecutor() {
        return this == EXECUTOR_KILLED || this == EXECUTOR_HUNG;
    }

    /** Whether the application is to recover while it lasts; otherwise time counts from when it was undone. */
    boolean isSurvivedWhileItLasts() {
        return this == EXECUTOR_HUNG || this == NODE_MANAGER_GONE || least.isZero();
    }
}
