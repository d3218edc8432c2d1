package io.yarnsubmit.client.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalRecordTest {
    @Test
    void causes_areReadAsTheyWereWritten() {
        JournalRecord record = JournalRecord.parse("{\"time\":\"2026-01-01T00:00:00Z\",\"event\":\"ending\",\"cause\":{"
                        + "\"code\":\"executors-failed\",\"figures\":{\"failures\":2},\"causes\":["
                        + "{\"code\":\"executor-ended\",\"subject\":{\"host\":\"node1\"}}]}}")
                .get(0);

        assertThat(record.facts())
                .isEqualTo(Map.of(
                        "cause",
                        Map.of(
                                "code",
                                "executors-failed",
                                "figures",
                                Map.of("failures", 2L),
                                "causes",
                                List.of(Map.of("code", "executor-ended", "subject", Map.of("host", "node1"))))));
    }
}
