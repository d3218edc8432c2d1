package io.yarnsubmit.driver.control;

import com.google.protobuf.ByteString;
import java.util.OptionalInt;

/**
 * A value in the key-value store.
 *
 * @param revision of the change that stored it; later changes, of any key, have higher ones
 * @param owner the executor whose end removes it
 */
record KeyValueEntry(String key, ByteString value, long revision, OptionalInt owner) {}
