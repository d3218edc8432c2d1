package io.yarnsubmit.client.relay;

/** What is to be done next for one stream of the driver's output. */
sealed interface RelayStep {
    /** Read from the ApplicationMaster of this attempt, from this offset on. Answered by reading ended. */
    record ReadMaster(int attempt, long offset) implements RelayStep {}

    /**
     * Read from the log of this attempt's container, from this offset on. Answered by reading ended.
     *
     * @param patient wait a while for a log that is not there yet: the driver is known to have run
     */
    record ReadLog(int attempt, long offset, boolean patient) implements RelayStep {}

    /** Show the last bytes, which the ApplicationMaster has left. Answered by shown, and reading ended. */
    record ShowTail(byte[] bytes) implements RelayStep {}

    /** Something has to happen first, or time to pass. */
    record Wait() implements RelayStep {}

    /** Nothing more comes. */
    record Finished() implements RelayStep {}
}
