package io.yarnsubmit.driver.tasks;

/** One attempt of a task. */
public record TaskKey(long taskId, int attempt) {}
