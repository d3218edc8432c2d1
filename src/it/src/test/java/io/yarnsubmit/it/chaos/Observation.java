package io.yarnsubmit.it.chaos;

import java.time.Instant;

/**
 * How things are.
 *
 * @param wanted how many executors the driver was last told to ask for
 * @param job what the driver says
 * @param attempt which attempt of the application it was when all was well
 * @param wellAt when all was last seen to be well: all nodes there, the ApplicationMaster registered
 */
record Observation(int wanted, JobState job, int attempt, Instant wellAt) {}
