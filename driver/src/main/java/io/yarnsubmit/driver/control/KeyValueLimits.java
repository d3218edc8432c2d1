package io.yarnsubmit.driver.control;

/**
 * How much the key-value store takes. It is in the heap of the driver's JVM.
 *
 * @param keyCharacters of one key
 * @param valueBytes of one value
 * @param keys in total
 * @param totalBytes of all values
 * @param waits at a time
 */
record KeyValueLimits(int keyCharacters, int valueBytes, int keys, long totalBytes, int waits) {
    static final KeyValueLimits USUAL = new KeyValueLimits(512, 1 << 20, 10_000, 16L << 20, 20_000);
}
