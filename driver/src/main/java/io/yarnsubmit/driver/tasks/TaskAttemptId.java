package io.yarnsubmit.driver.tasks;

/** One attempt of a task. */
public record TaskAttemptId(long taskId, int attempt) {}
