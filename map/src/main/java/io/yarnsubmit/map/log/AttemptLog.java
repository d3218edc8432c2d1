package io.yarnsubmit.map.log;

import io.yarnsubmit.map.files.RunFiles;
import io.yarnsubmit.map.plan.MapPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Finds out where an attempt of the application continues. In cluster mode the driver is lost with its
 * ApplicationMaster, and the next attempt starts another driver. That driver reads the joblog. A note in the staging
 * directory tells where the lines of this run begin; the lines before are from earlier runs, whose failures
 * {@code --resume-failed} may run again. Without a joblog, a journal in the staging directory has the lines of this run
 * only.
 */
public final class AttemptLog {
    private static final String JOURNAL = "map.journal";
    private static final String NOTE = "map.begin";

    /**
     * Printed output reaches a waiting client through the ApplicationMaster. When that dies, the driver needs a second
     * to notice.
     */
    private static final Duration UNTIL_PRINTED = Duration.ofSeconds(3);

    private final MapPlan plan;
    private final Function<String, RunFiles> filesOf;
    private final Optional<String> staging;
    private final int attempt;

    /**
     * @param filesOf gives the file system of a file
     * @param staging the staging directory if a lost driver is started again; otherwise empty
     * @param attempt the number of the attempt, from 1
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
     * @return empty when there is to be no joblog
     * @throws IllegalArgumentException with a message for the user when the joblog cannot be continued
     */
    public Optional<Joblog> openJoblog() throws IOException {
        if (plan.options().joblog().isEmpty()) {
            return Optional.empty();
        }
        String name = plan.options().joblog().get();
        OptionalInt ownFrom = attempt > 1 && staging.isPresent() ? note(staging.get()) : OptionalInt.empty();
        Joblog log = open(name, ownFrom);
        if (staging.isPresent() && ownFrom.isEmpty()) {
            // After the joblog was created, and before the first line of this run.
            byte[] begin = Integer.toString(log.previous().lines()).getBytes(StandardCharsets.UTF_8);
            filesOf.apply(staging.get()).write(staging.get() + "/" + NOTE, out -> out.write(begin));
        }
        return Optional.of(log);
    }

    /** Opens the journal for the next attempt; empty when there is a joblog, or will be no next attempt. */
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
        Optional<byte[]> note = filesOf.apply(folder).read(folder + "/" + NOTE, InputStream::readAllBytes);
        return note.isEmpty() || note.get().length == 0
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(new String(note.get(), StandardCharsets.UTF_8)));
    }
}
