package io.yarnsubmit.driver.tasks;

/** Identifies an attempt of a task. */
public record TaskAttemptId(long taskId, int attempt) {}
