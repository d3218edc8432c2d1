package io.yarnsubmit.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.ApplicationDescription.ExecutorDescription;
import io.yarnsubmit.protocol.v1.ApplicationDescription.State;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.DriverPlan;
import io.yarnsubmit.protocol.v1.InstanceName;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StateJsonTest {
    private static final String LINE = "{\"time\":\"t\",\"event\":\"driverStarted\"}\n";
    private static final Pattern SEEN = Pattern.compile("\"seen\":(-?\\d+)");

    private final KnownContent content = new KnownContent();
    private final StateJson state = new StateJson(content);

    private String ask(String query) throws IOException {
        return state.write(StateQuery.parse(query), 5_000);
    }

    @Test
    void firstItTellsWhatTheApplicationIs_thenOnlyWhatChanges() throws IOException {
        assertThat(ask(""))
                .startsWith("{\"attempt\":1,\"now\":5000,\"app\":{\"id\":\"application_1_0042\",\"name\":\"nightly\"")
                .contains("\"program\":\"org.example.Nightly\"", "\"mode\":\"cluster\"", "\"submitted\":1000");
        assertThat(ask("attempt=1")).doesNotContain("\"app\"");
        assertThat(ask("attempt=2")).as("another attempt").contains("\"app\"");
    }

    @Test
    void eventsAreTheLinesOfTheJournalAfterThoseThatThePageHas() throws IOException {
        content.journal = LINE + LINE;
        assertThat(ask("attempt=1&since=" + LINE.length()))
                .contains("\"next\":" + 2 * LINE.length(), "\"length\":" + 2 * LINE.length())
                .endsWith(",\"events\":[" + LINE.strip() + "]}");
        assertThat(ask("attempt=1&since=" + 2 * LINE.length())).endsWith(",\"events\":[]}");
    }

    @Test
    void aLineThatIsNotWholeWaits() throws IOException {
        content.journal = LINE + LINE.substring(0, 10);
        assertThat(ask("attempt=1&since=0"))
                .contains("\"next\":" + LINE.length() + ",")
                .endsWith(",\"events\":[" + LINE.strip() + "]}");
    }

    @Test
    void theJournalOfAnotherAttemptBeginsAnew() throws IOException {
        content.journal = LINE;
        assertThat(ask("attempt=7&since=99999")).contains("\"from\":0").contains(LINE.strip());
    }

    @Test
    void executorsAreToldWhenTheyHaveChanged() throws IOException {
        content.description.addExecutors(ExecutorDescription.newBuilder()
                .setExecutorId(3)
                .setHost("node3")
                .setState(State.STATE_REGISTERED));
        String first = ask("attempt=1");
        assertThat(first).contains("\"executors\":[{\"id\":3", "\"state\":\"registered\"");
        Matcher seen = SEEN.matcher(first);
        assertThat(seen.find()).isTrue();
        assertThat(ask("attempt=1&seen=" + seen.group(1))).doesNotContain("\"executors\"");
    }

    @Test
    void veryManyExecutorsAreCutOff_andCounted() throws IOException {
        for (int id = 1; id <= 2_500; id++) {
            content.description.addExecutors(ExecutorDescription.newBuilder().setExecutorId(id));
        }
        assertThat(ask(""))
                .contains("\"id\":2000,")
                .doesNotContain("\"id\":2001,")
                .contains("\"executorsNotShown\":500");
    }

    @Test
    void whatOthersWroteIsEscaped() throws IOException {
        content.plan.setName(KnownContent.HOSTILE);
        content.description
                .setStatus(ApplicationStatus.newBuilder().setStatus(KnownContent.HOSTILE))
                .addInstances(InstanceStatus.newBuilder()
                        .setInstance(InstanceName.newBuilder().setRole("web"))
                        .setMessage(KnownContent.HOSTILE));
        assertThat(ask(""))
                .doesNotContain("\u001b", "\u2028")
                .contains("\"text\":\"<script>alert('x')</script>\\u2028\\\"\\\\\\u001b[31m\"");
    }

    @Test
    void secretsAreHidden() throws IOException {
        content.plan
                .setName("of " + KnownContent.SECRET)
                .putConfiguration("yarnsubmit.driver.env.PASSWORD", "hunter2")
                .setDriver(DriverPlan.newBuilder()
                        .addCommand("/bin/" + KnownContent.SECRET)
                        .addCommand("--password=hunter2"));
        assertThat(ask("")).contains("********").doesNotContain(KnownContent.SECRET, "hunter2");
    }

    @Test
    void aQueryThatCannotBeRead_asksForEverything() {
        assertThat(StateQuery.parse("since=x&seen=&attempt=1&since=-4")).isEqualTo(new StateQuery(0, 0, 1));
        assertThat(StateQuery.parse("since=-4")).isEqualTo(new StateQuery(0, 0, 0));
    }
}
