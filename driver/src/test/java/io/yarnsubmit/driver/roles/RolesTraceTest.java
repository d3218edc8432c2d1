package io.yarnsubmit.driver.roles;

import static io.yarnsubmit.driver.roles.RoleSpecs.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.api.ExecutorLoss.Cause;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whole stories, and all that is done in them. */
class RolesTraceTest {
    @Test
    void aTrainerWhoseSecondInstanceIsPreempted() {
        RolesFixture story = new RolesFixture(
                new SuccessRule.All(), role("trainer", 2).group().needs(PeerNeed.one("trainer", 0)));
        story.says("1 registers").registered(1, "trainer");
        story.says("2 registers").registered(2, "trainer");
        story.says("2 is prepared").prepared(2);
        story.says("1 is prepared").prepared(1);
        story.says("both run").running(1);
        story.running(2);
        story.says("both are ready").ready(1);
        story.ready(2);
        story.says("2 is to go").leaving(2);
        story.says("2 is gone").lost(2, Cause.PREEMPTED);
        story.says("1 has stopped").stopped(1);
        story.says("1 is prepared").prepared(1);
        story.says("3 registers").registered(3, "trainer");
        story.says("3 is prepared").prepared(3);
        story.says("1 ends").exited(1, 0);
        story.says("3 ends").exited(3, 0);
        assertThat(story.trace()).isEqualTo("""
                1 registers
                    order 1: trainer/0 prepared, run 1, generation 1
                2 registers
                    order 2: trainer/1 prepared, run 2, generation 1
                2 is prepared
                1 is prepared
                    order 1: trainer/0 running, run 1, generation 1
                    order 2: trainer/1 running, run 2, generation 1
                both run
                    trainer/0 started
                    trainer/1 started
                both are ready
                    trainer/0 ready
                    trainer/1 ready
                2 is to go
                2 is gone
                    trainer/1 role restarted
                    order 1: trainer/0 stopped, run 1, generation 1
                    trainer/1 ended
                1 has stopped
                    trainer/0 ended
                    order 1: trainer/0 prepared, run 3, generation 2
                1 is prepared
                    order 1: trainer/0 running, run 3, generation 2
                3 registers
                    order 3: trainer/1 prepared, run 4, generation 2
                3 is prepared
                    order 3: trainer/1 running, run 4, generation 2
                1 ends
                    trainer/0 started
                    trainer/0 ended
                3 ends
                    trainer/1 started
                    trainer/1 ended
                    success by trainer/1
                    all ended
                """);
    }

    @Test
    void aServiceWithALeaderThatFails() {
        RolesFixture story = new RolesFixture(
                new SuccessRule.Role("work"),
                role("leader", 1).key(Duration.ofMinutes(2)),
                role("work", 2).after("leader"),
                role("board", 1).never().optional());
        story.says("1 registers").registered(1, "leader");
        story.says("2 and 3 register").registered(2, "work");
        story.registered(3, "work");
        story.says("all are prepared").prepared(1);
        story.prepared(2);
        story.prepared(3);
        story.says("the leader runs").ready(1);
        story.says("the leader fails").exited(1, 1);
        story.says("the leader runs again").prepared(1);
        story.ready(1);
        story.says("its key is there").key("leader", 0);
        story.says("the workers run").ready(2);
        story.ready(3);
        story.says("one is enough").scaled("work", 1);
        story.says("the other has stopped").stopped(3);
        story.says("3 is gone").lost(3, Cause.OURS);
        story.says("the worker ends").exited(2, 0);
        story.says("the leader has stopped").stopped(1);
        assertThat(story.trace()).isEqualTo("""
                1 registers
                    order 1: leader/0 prepared, run 1, generation 1
                2 and 3 register
                    order 2: work/0 prepared, run 2, generation 1
                    order 3: work/1 prepared, run 3, generation 1
                all are prepared
                    order 1: leader/0 running, run 1, generation 1
                the leader runs
                    leader/0 started
                    watch the key of leader/0
                the leader fails
                    leader/0 ended
                    order 1: leader/0 prepared, run 4, generation 1
                the leader runs again
                    order 1: leader/0 running, run 4, generation 1
                    leader/0 started
                    watch the key of leader/0
                its key is there
                    leader/0 ready
                    order 2: work/0 running, run 2, generation 1
                    order 3: work/1 running, run 3, generation 1
                the workers run
                    work/0 started
                    work/0 ready
                    work/1 started
                    work/1 ready
                one is enough
                    order 3: work/1 stopped, run 3, generation 1
                    work needs 1
                the other has stopped
                    work/1 ended
                    end 3
                3 is gone
                the worker ends
                    work/0 ended
                    success by work/0
                    order 1: leader/0 stopped, run 4, generation 1
                the leader has stopped
                    leader/0 ended
                    all ended
                """);
    }

    @Test
    void anInstanceThatFailsTooOften() {
        RolesFixture story = new RolesFixture(
                new SuccessRule.All(),
                role("work", 1).restart(io.yarnsubmit.protocol.v1.RolePlan.Restart.RESTART_INSTANCE, 2));
        story.says("1 runs").runs("work", 1);
        story.says("its port was taken").portTaken(1);
        story.says("it runs").prepared(1);
        story.ready(1);
        story.says("it fails").exited(1, 3);
        story.says("it runs").prepared(1);
        story.ready(1);
        story.says("its executor breaks").lost(1, Cause.MEMORY);
        story.says("2 registers").registered(2, "work");
        story.says("a second later").after(Duration.ofSeconds(1));
        story.says("it runs").prepared(2);
        story.ready(2);
        story.says("it fails").exited(2, 3);
        assertThat(story.trace()).isEqualTo("""
                1 runs
                    order 1: work/0 prepared, run 1, generation 1
                    order 1: work/0 running, run 1, generation 1
                    work/0 started
                    work/0 ready
                its port was taken
                    work/0 ended
                    order 1: work/0 prepared, run 2, generation 1
                it runs
                    order 1: work/0 running, run 2, generation 1
                    work/0 started
                    work/0 ready
                it fails
                    work/0 ended
                    order 1: work/0 prepared, run 3, generation 1
                it runs
                    order 1: work/0 running, run 3, generation 1
                    work/0 started
                    work/0 ready
                its executor breaks
                    work/0 ended
                2 registers
                a second later
                    order 2: work/0 prepared, run 4, generation 1
                it runs
                    order 2: work/0 running, run 4, generation 1
                    work/0 started
                    work/0 ready
                it fails
                    work/0 ended
                    failure by work/0
                    all ended
                """);
    }
}
