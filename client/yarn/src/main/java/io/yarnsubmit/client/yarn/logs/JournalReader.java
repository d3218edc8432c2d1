package io.yarnsubmit.client.yarn.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.journal.ApplicationHistory;
import io.yarnsubmit.client.journal.JournalRecord;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.client.yarn.applications.Applications;
import io.yarnsubmit.protocol.LaunchNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the journals that an application's ApplicationMasters have left, wherever they are now. */
public final class JournalReader {
    private final ContainerLogReader reader;

    public JournalReader(ContainerLogReader reader) {
        this.reader = reader;
    }

    /**
     * What was read.
     *
     * @param history without the attempts whose journal could not be read
     * @param problems the reasons, a clause for each such attempt
     */
    public record Read(ApplicationHistory history, List<String> problems) {}

    /**
     * What is known of an application's past.
     *
     * @param facts as they are once its logs are aggregated
     */
    public record Found(ApplicationFacts facts, List<ReportedAttempt> attempts, Read read) {}

    /** Looks for the journals of an application; if it has just ended, waits until its logs are aggregated. */
    public static Found find(Applications applications, ApplicationFacts facts, Console console)
            throws InterruptedException {
        try (LogAccess access = LogAccess.open(applications, facts)) {
            ApplicationFacts now = facts.isOver() ? new AggregationWait(applications, console).await(facts) : facts;
            Read read = new JournalReader(access.reader()).read(now.user(), now.isOver(), access.attempts());
            return new Found(now, access.attempts(), read);
        }
    }

    /** What there is now. */
    public static ApplicationHistory present(Applications applications, ApplicationFacts facts)
            throws InterruptedException {
        try (LogAccess access = LogAccess.open(applications, facts)) {
            return new JournalReader(access.reader())
                    .read(facts.user(), facts.isOver(), access.attempts())
                    .history();
        }
    }

    /** Reads the journal of each attempt. */
    public Read read(String owner, boolean ended, List<ReportedAttempt> attempts) {
        List<JournalRecord> records = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (ReportedAttempt attempt : attempts) {
            if (attempt.container().isEmpty()) {
                continue;
            }
            LogPlace place = new LogPlace(owner, attempt.container(), attempt.nodeHttpAddress(), ended);
            try {
                records.addAll(JournalRecord.parse(text(place)));
            } catch (IOException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return new Read(new ApplicationHistory(records), problems);
    }

    private String text(LogPlace place) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        reader.read(place, LaunchNames.JOURNAL_FILE, LogBlocks.WHOLE, new LogSink() {
            @Override
            public void begin(LogFile file, long offset) {
                // One file.
            }

            @Override
            public void bytes(byte[] buffer, int from, int count) {
                all.write(buffer, from, count);
            }

            @Override
            public void end() {
                // All there is.
            }
        });
        return all.toString(UTF_8);
    }
}
