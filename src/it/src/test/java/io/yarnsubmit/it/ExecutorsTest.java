package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.programs.Attempts;
import io.yarnsubmit.it.programs.Elastic;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Executors come and go, as they are told and otherwise; their tasks do not get lost. */
@ExtendWith(MiniCluster.class)
class ExecutorsTest {
    private final MiniCluster cluster;

    @TempDir
    Path directory;

    ExecutorsTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private Command command() {
        return Command.on(cluster).cluster();
    }

    @Test
    void driver_hasAsManyExecutorsAsItAsksFor() {
        // when
        Result result = command().program(Elastic.class, directory.toString()).run();
        // then
        assertThat(result.exitCode()).as(result.err()).isZero();
        String out = result.out();
        assertThat(out).contains("one in time true", "at first [ExecutorInfo[id=1, ", "three in time true");
        List<Integer> three = numbers(out, "ids \\[(.*)]");
        assertThat(three).hasSize(3).isSorted().doesNotHaveDuplicates();
        for (int id : three) {
            assertThat(out)
                    .containsPattern("executor ExecutorInfo\\[id=" + id + ", group=default, host=\\w[^,]*, containerId="
                            + result.applicationId().replace("application_", "container_")
                            + "_\\w+, slots=1, logUrl=Optional\\[http");
        }

        int idle = numbers(out, "idle (\\d+)").get(0);
        assertThat(out).contains("lost " + idle + " OURS ");
        assertThat(numbers(out, "left \\[(.*)]")).hasSize(2).doesNotContain(idle);

        int killed = numbers(out, "kill (\\d+) true, unknown false").get(0);
        assertThat(out).contains("lost " + killed + " OURS ").contains("requested 2", "two in time true");
        List<Integer> afterKill = numbers(out, "after kill \\[(.*)]");
        assertThat(afterKill).hasSize(2).doesNotContain(killed);
        assertThat(afterKill.get(1)).as("the replacement").isGreaterThan(three.get(2));

        assertThat(out.lines().filter(line -> line.startsWith("result container_")))
                .as("also of the task whose executor was killed")
                .hasSize(2)
                .doesNotHaveDuplicates();
        assertThat(out).contains("too many in time false");
        assertThat(out).containsPattern("second open: .* was opened at .*Elastic.main.*YS-3002");
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.TASKS)
    @Test
    void taskThatEndsItsExecutors_isGivenUpAfterFourAttempts() {
        // when
        Result result = command()
                .option("--conf", "executor.maxFailures=9")
                .program(Attempts.class, "7")
                .run();
        // then
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("failed TASK_EXECUTOR_LOST: Task 0 lost its executor 4 times: executor 1 (")
                .containsPattern("lost 1 PROGRAM OptionalInt\\[7]: exited with 7");
        cluster.assertNothingLeft(result.applicationId());
    }

    @Test
    void budgetOfFailuresSpent_applicationFailsWithTheCause() {
        // when
        Result result = command()
                .option("--conf", "executor.maxFailures=1")
                .program(Attempts.class, "7")
                .run();
        // then
        assertThat(result.exitCode()).as(result.err()).isEqualTo(123);
        assertThat(result.err()).contains("executor 1 on ", "exited with 7", "yarnsubmit.executor.maxFailures=1");
        assertThat(cluster.awaitEnd(result.applicationId()).getDiagnostics()).contains("exited with 7");
        cluster.assertNothingLeft(result.applicationId());
    }

    /** The numbers in what the pattern's first group matches. */
    private static List<Integer> numbers(String text, String pattern) {
        Matcher line = Pattern.compile("^" + pattern, Pattern.MULTILINE).matcher(text);
        assertThat(line.find()).as("%s in %s", pattern, text).isTrue();
        return Pattern.compile("\\d+")
                .matcher(line.group(1))
                .results()
                .map(number -> Integer.valueOf(number.group()))
                .toList();
    }
}
