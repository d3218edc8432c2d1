package io.yarnsubmit.driver.control;

/** The answer to a request to the key-value store. */
sealed interface KeyValueReply {
    /** The value. */
    record Found(KeyValueEntry entry) implements KeyValueReply {}

    /** There is no value. */
    record Missing() implements KeyValueReply {}

    /** The value is still the one that the request knows. */
    record Unchanged(long revision) implements KeyValueReply {}

    /** The value is stored. */
    record Stored(long revision) implements KeyValueReply {}

    /** The value is removed. */
    record Removed() implements KeyValueReply {}

    /** @param revision of the value that is there; 0 if there is none */
    record Conflict(long revision) implements KeyValueReply {}

    /** There is no room. */
    record Full(String message) implements KeyValueReply {}

    /** The executor that is to own the value is not registered. */
    record NoSuchOwner(int executor) implements KeyValueReply {}
}
