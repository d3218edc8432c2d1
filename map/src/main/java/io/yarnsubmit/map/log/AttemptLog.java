package io.yarnsubmit.map.log;

import io.yarnsubmit.map.files.RunFiles;
import io.yarnsubmit.map.plan.MapPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Finds out where an attempt of the application goes on. In cluster mode the driver is lost with its ApplicationMaster, and the
 * next attempt starts another. That one has the joblog and, in the staging directory, a note of where this run's own lines
 * begin in it: before are those of former runs, which {@code --resume-failed} may have to run again. Without a joblog there is a
 * journal in the staging directory, which is all this run's own.
 */
public final class AttemptLog {
    private static final String JOURNAL = "map.journal";
    private static final String NOTE = "map.begin";

    /**
     * What is printed comes to a waiting client through the ApplicationMaster. When that dies, the driver needs a second to
     * notice.
     */
    private static final Duration UNTIL_PRINTED = Duration.ofSeconds(3);

    private final MapPlan plan;
    private final Function<String, RunFiles> filesOf;
    private final Optional<String> staging;
    private final int attempt;

    /**
     * For one attempt.
     *
     * @param filesOf the file system of a name
     * @param staging the application's own folder when the driver may be lost and started again; empty: it may not
     * @param attempt from 1
     */
    public AttemptLog(MapPlan plan, Function<String, RunFiles> filesOf, Optional<String> staging, int attempt) {
        this.plan = plan;
        this.filesOf = filesOf;
        this.staging = staging;
        this.attempt = attempt;
    }

    /**
     * Opens the joblog.
     *
     * @return empty when none is wanted
     * @throws IllegalArgumentException with a message for the user when it cannot be gone on with
     */
    public Optional<Joblog> openJoblog() throws IOException {
        if (plan.options().joblog().isEmpty()) {
            return Optional.empty();
        }
        String name = plan.options().joblog().get();
        OptionalInt ownFrom = attempt > 1 && staging.isPresent() ? note(staging.get()) : OptionalInt.empty();
        Joblog log = open(name, ownFrom);
        if (staging.isPresent() && ownFrom.isEmpty()) {
            // After the joblog is there, and before its first own line.
            byte[] begin = Integer.toString(log.previous().lines()).getBytes(StandardCharsets.UTF_8);
            filesOf.apply(staging.get()).write(staging.get() + "/" + NOTE, out -> out.write(begin));
        }
        return Optional.of(log);
    }

    /** Opens what only the next attempt reads; empty when there is a joblog, or no next attempt. */
    public Optional<Joblog> openJournal() throws IOException {
        if (plan.options().joblog().isPresent() || staging.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(open(staging.get() + "/" + JOURNAL, OptionalInt.of(0)));
    }

    private Joblog open(String name, OptionalInt ownFrom) throws IOException {
        boolean printed = plan.options().output().isEmpty() && staging.isPresent();
        return Joblog.open(
                filesOf.apply(name), name, plan, ownFrom, printed ? UNTIL_PRINTED : Duration.ZERO, System::nanoTime);
    }

    private OptionalInt note(String folder) throws IOException {
        Optional<byte[]> note = filesOf.apply(folder).read(folder + "/" + NOTE);
        return note.isEmpty() || note.get().length == 0
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(new String(note.get(), StandardCharsets.UTF_8)));
    }
}
