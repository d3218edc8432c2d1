package io.yarnsubmit.protocol.cause;

import java.util.Optional;

/** What a cause is about. The labels are stable. */
public enum CauseSubject {
    EXECUTOR("executor", "the executor's id"),
    GROUP("group", "the executor's group"),
    HOST("host", "the machine; of a kill through YARN, the machine that it came from"),
    CONTAINER("container", "the container's id"),
    CLASS("class", "the class of the exception"),
    PROGRAM("program", "the program of the command that is the driver"),
    INSTANCE("instance", "the instance of a role: trainer/2"),
    USER("user", "the user who had YARN kill it"),
    QUEUE("queue", "the queue"),
    TOKENS_END(
            "tokensEnd",
            "when the first of the application's delegation tokens ended, if that was before it: 2026-03-01T12:00:00Z"),
    WAITING("waiting", "why it was not started yet: the code of a finding of `why`");

    private final String label;
    private final String meaning;

    CauseSubject(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** As messages, marks and JSON have it. */
    public String label() {
        return label;
    }

    /** For the documentation. */
    public String meaning() {
        return meaning;
    }

    /** The subject that is called so, unless a newer version wrote it. */
    static Optional<CauseSubject> of(String label) {
        for (CauseSubject subject : values()) {
            if (subject.label.equals(label)) {
                return Optional.of(subject);
            }
        }
        return Optional.empty();
    }
}
