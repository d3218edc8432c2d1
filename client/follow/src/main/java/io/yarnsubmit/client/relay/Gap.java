package io.yarnsubmit.client.relay;

import java.util.OptionalLong;

/**
 * A part of the driver's output that could not be had.
 *
 * @param offset of the first byte that is missing
 * @param bytes how many; empty when nobody knows
 * @param reason why, as a clause
 */
record Gap(int attempt, long offset, OptionalLong bytes, String reason) {}
