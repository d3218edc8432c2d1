package io.yarnsubmit.client.journal;

import io.yarnsubmit.protocol.journal.JournalKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Who took part in an application, by the journals of its attempts. Pure. */
public final class ApplicationHistory {
    private final Map<Integer, ExecutorTrace> executors = new TreeMap<>();
    private final Map<Integer, String> instances = new TreeMap<>();
    private final List<JournalRecord> records;
    private Optional<String> deployMode = Optional.empty();
    private OptionalInt driverExit = OptionalInt.empty();

    /** @param records of all attempts, in the order of time */
    public ApplicationHistory(List<JournalRecord> records) {
        this.records = records;
        records.forEach(record -> record.kind().ifPresent(kind -> read(kind, record)));
    }

    private void read(JournalKind kind, JournalRecord record) {
        switch (kind) {
            case ATTEMPT_STARTED -> deployMode = Optional.of(record.text("deployMode"));
            case DRIVER_ENDED -> driverExit = record.number("exitStatus");
            case EXECUTOR_STARTED -> record.number("executor").ifPresent(id -> executors.put(id, trace(id, record)));
            case EXECUTOR_REGISTERED ->
                record.number("executor").ifPresent(id -> executors.putIfAbsent(id, trace(id, record)));
            case EXECUTOR_LOST ->
                record.number("executor")
                        .ifPresent(id -> executors.merge(
                                id, lost(trace(id, record), record), (known, unused) -> lost(known, record)));
            case INSTANCE_WAITING, INSTANCE_STARTED, INSTANCE_READY, INSTANCE_ENDED, INSTANCE_RESTARTED ->
                record.number("executor")
                        .ifPresent(id -> instances.put(id, record.text("role") + "/" + record.text("index")));
            default -> {
                // The event adds no participant.
            }
        }
    }

    private static ExecutorTrace trace(int id, JournalRecord record) {
        return new ExecutorTrace(
                id,
                record.text("group"),
                record.text("host"),
                record.text("container"),
                record.text("logUrl"),
                "",
                OptionalInt.empty(),
                "");
    }

    private static ExecutorTrace lost(ExecutorTrace executor, JournalRecord record) {
        return executor.lost(record.text("class"), record.number("exitStatus"), record.text("message"));
    }

    public List<JournalRecord> records() {
        return records;
    }

    /** In the order of their ids. */
    public Collection<ExecutorTrace> executors() {
        return executors.values();
    }

    /** The instance of a role that an executor has or had last: {@code trainer/2}; empty if it has had none. */
    public String instance(int executorId) {
        return instances.getOrDefault(executorId, "");
    }

    /** {@code client} or {@code cluster}, if there is a journal. */
    public Optional<String> deployMode() {
        return deployMode;
    }

    /** The driver's exit status, if it has ended. */
    public OptionalInt driverExit() {
        return driverExit;
    }
}
