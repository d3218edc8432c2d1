package io.yarnsubmit.driver.executors;

/** What an executor sends when it connects. */
public record Registration(int executorId, String group, String host, String containerId, int slots) {}
