package io.yarnsubmit.client.yarn.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.journal.JournalRecord;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventTextTest {
    private static String words(String... lines) {
        StringBuilder journal = new StringBuilder();
        for (String line : lines) {
            journal.append("{\"time\":\"2026-01-01T00:00:00Z\",").append(line).append("}\n");
        }
        return JournalRecord.parse(journal.toString()).stream()
                .map(EventText::of)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theLifeOfAnInstance() {
        assertThat(words("""
                        "event":"instanceWaiting","role":"trainer","index":2,"generation":1,"message":"for trainer/0\"""", """
                        "event":"instanceStarted","role":"trainer","index":2,"generation":1,"executor":5,"host":"node3\"""", """
                        "event":"instanceReady","role":"trainer","index":2,"generation":1,"executor":5,"host":"node3\"""", """
                        "event":"instanceRestarted","role":"trainer","index":2,"generation":2,"exitStatus":3,"restarts":1""", """
                        "event":"instanceStarted","role":"trainer","index":2,"generation":2,"executor":5,"host":"node3\"""", """
                        "event":"instanceEnded","role":"trainer","index":2,"exitStatus":0,"state":"succeeded\"""", """
                        "event":"instanceEnded","role":"board","index":0,"exitStatus":4,"state":"failed","message":"too often\"""")).isEqualTo("""
                        trainer/2 waits: for trainer/0
                        trainer/2 started by executor 5 on node3
                        trainer/2 is ready
                        trainer/2 is started again after exit status 3 (restart 1)
                        trainer/2 started by executor 5 on node3, generation 2
                        trainer/2 succeeded
                        board/0 failed after exit status 4: too often""");
    }
}
