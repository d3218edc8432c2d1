package io.yarnsubmit.client.yarn.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.explain.Size;
import io.yarnsubmit.client.yarn.web.ResourceManagerWeb;
import io.yarnsubmit.client.yarn.web.TestWeb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulerPageTest {
    private static final String LEAF = """
            {"type":"capacitySchedulerLeafQueueInfo","queuePath":"root.jobs.etl","queueName":"etl",
            "users":{"user":[{"username":"ann","resourcesUsed":{"memory":1024,"vCores":2},
            "userResourceLimit":{"memory":2048,"vCores":4}}]},
            "AMResourceLimit":{"memory":768,"vCores":1},"usedAMResource":{"memory":512,"vCores":1}}
            """;
    private static final String PAGE = """
            {"scheduler":{"schedulerInfo":{"type":"capacityScheduler","queueName":"root","queues":{"queue":[
            {"queueName":"jobs","queuePath":"root.jobs","queues":{"queue":[%s]}},
            {"queueName":"other","queuePath":"root.other","users":{},"AMResourceLimit":{"memory":1,"vCores":1}}]}}}}
            """.formatted(LEAF);

    private static SchedulerPage page(String body, String queue, String user) throws Exception {
        try (TestWeb server = TestWeb.http(TestWeb.json(body))) {
            return SchedulerPage.read(
                    new ResourceManagerWeb(TestWeb.cluster(server.hostAndPort()), SchedulerPage.LIMITS), queue, user);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"etl", "root.jobs.etl"})
    void tellsTheLimitsOfTheQueueAndOfTheUser(String queue) throws Exception {
        SchedulerPage page = page(PAGE, queue, "ann");

        assertThat(page.amMost()).contains(new Size(768, 1));
        assertThat(page.amUsed()).contains(new Size(512, 1));
        assertThat(page.userUsed()).contains(new Size(1024, 2));
        assertThat(page.userMost()).contains(new Size(2048, 4));
        assertThat(page(PAGE, "etl", "bob").userMost()).isEmpty();
        assertThat(page(PAGE, "nosuch", "ann").amMost()).isEmpty();
    }

    @Test
    void anotherPageTellsNothing() throws Exception {
        assertThat(page("<html>Log in</html>", "etl", "ann").amMost()).isEmpty();
        assertThat(page("{}", "etl", "ann").amMost()).isEmpty();
        assertThat(page("{\"scheduler\":{\"schedulerInfo\":{\"type\":\"fifoScheduler\"}}}", "etl", "ann")
                        .userMost())
                .isEmpty();
        assertThat(SchedulerPage.read(
                                new ResourceManagerWeb(TestWeb.cluster("nonsense"), SchedulerPage.LIMITS), "etl", "ann")
                        .amMost())
                .isEmpty();
    }
}
