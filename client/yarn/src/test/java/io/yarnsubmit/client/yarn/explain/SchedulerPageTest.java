package io.yarnsubmit.client.yarn.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.explain.Size;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulerPageTest {
    private static final String PAGE = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><scheduler>
            <schedulerInfo xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="capacityScheduler">
            <queueName>root</queueName><queues><queue xsi:type="capacitySchedulerLeafQueueInfo">
            <queuePath>root.etl</queuePath><queueName>etl</queueName>
            <users><user><username>ann</username><resourcesUsed><memory>1024</memory><vCores>2</vCores></resourcesUsed>
            <userResourceLimit><memory>2048</memory><vCores>4</vCores></userResourceLimit></user></users>
            <AMResourceLimit><memory>768</memory><vCores>1</vCores></AMResourceLimit>
            <usedAMResource><memory>512</memory><vCores>1</vCores></usedAMResource>
            </queue></queues></schedulerInfo></scheduler>
            """;

    @Test
    void tellsTheLimitsOfTheQueueAndOfTheUser() {
        SchedulerPage page = SchedulerPage.parse(PAGE.getBytes(UTF_8), "root.etl", "ann");

        assertThat(page.amMost()).contains(new Size(768, 1));
        assertThat(page.amUsed()).contains(new Size(512, 1));
        assertThat(page.userUsed()).contains(new Size(1024, 2));
        assertThat(page.userMost()).contains(new Size(2048, 4));
        assertThat(SchedulerPage.parse(PAGE.getBytes(UTF_8), "etl", "bob").userMost())
                .isEmpty();
    }

    @Test
    void anotherPageTellsNothing() throws InterruptedException {
        assertThat(SchedulerPage.parse("<html>Log in</html>".getBytes(UTF_8), "etl", "ann")
                        .amMost())
                .isEmpty();
        assertThat(SchedulerPage.parse("not XML".getBytes(UTF_8), "etl", "ann").amMost())
                .isEmpty();
        assertThat(SchedulerPage.read(List.of(), "etl", "ann").amMost()).isEmpty();
        assertThat(SchedulerPage.read(List.of("nonsense"), "etl", "ann").amMost())
                .isEmpty();
    }
}
