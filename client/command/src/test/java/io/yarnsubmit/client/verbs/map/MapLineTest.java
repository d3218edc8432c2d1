package io.yarnsubmit.client.verbs.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.client.map.MapRequest;
import io.yarnsubmit.client.map.MapRequest.Source;
import io.yarnsubmit.client.options.CommandLine;
import io.yarnsubmit.client.options.Invocation;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.options.Surroundings;
import io.yarnsubmit.client.options.VerbArguments;
import io.yarnsubmit.client.options.Verbs;
import io.yarnsubmit.map.plan.MapOptions.Resume;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapLineTest {
    private record Read(MapRequest map, SubmitRequest request, boolean dryRun) {}

    private static Read map(String line) {
        Verbs verbs = () -> List.of(new MapVerb().syntax());
        VerbArguments arguments = ((Invocation.RunVerb)
                        CommandLine.parse(List.of(("map " + line).split(" ")), new Surroundings(Map.of(), null), verbs))
                .arguments();
        return new Read(MapChecks.request(arguments), arguments.request().orElseThrow(), arguments.dryRun());
    }

    @Test
    void takesItsOwnOptions_andThoseOfSubmitting() {
        Read map = map("--queue etl --inputs - -0 -k --timeout 2min --resume --joblog /l --dry-run -- ls -l {}");

        assertThat(map.dryRun()).isTrue();
        assertThat(map.request().settings().get(ConfigKeys.QUEUE)).isEqualTo("etl");
        assertThat(map.map().source()).isEqualTo(new Source.Listed("-", true));
        assertThat(map.map().options().keepOrder()).isTrue();
        assertThat(map.map().options().timeout()).contains(Duration.ofMinutes(2));
        assertThat(map.map().options().resume()).isEqualTo(Resume.ENDED);
        assertThat(map.map().command().words()).containsExactly("ls", "-l", "{}");
    }

    @Test
    void theCommand_beginsWithTheFirstWordThatIsNoOption() {
        assertThat(map("--range 1-2 ls --resume --").map().command().words())
                .containsExactly("ls", "--resume", "--", "{}");
    }

    @Test
    void outputHasAJoblog() {
        assertThat(map("--range 1-2 --output /o --resume x").map().options().joblog())
                .contains("/o/joblog");
    }

    @Test
    void inClusterMode_placesStayAsTyped_untilTheClusterIsAsked() {
        assertThat(map("--range 1-2 --deploy-mode cluster --output o/p/ x")
                        .map()
                        .options()
                        .places())
                .containsExactly("o/p/", "o/p/joblog");
    }

    @Test
    void inClientMode_aSchemeSaysWhere() {
        assertThat(map("--range 1-2 --output hdfs:///o --joblog file:/l x")
                        .map()
                        .options()
                        .places())
                .containsExactly("hdfs:///o", "/l");
        assertThat(map("--range 1-2 --joblog l:x x").map().options().joblog().orElseThrow())
                .startsWith("/")
                .endsWith("/l:x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--range 1-2 | No command",
                "echo | No items",
                "--range 1-2 --glob a* echo | exclude each other",
                "--range 1-2 -0 echo | --null says how --inputs is read",
                "--range 1-2 --resume echo | --resume needs --joblog",
                "--range 1-2 --fail-fast --max-failures 2 echo | give one of the two",
                "--range 1-2 --per-task 0 echo | Option --per-task: '0' is not a whole number",
                "--range 1-2 --timeout 0s echo | Option --timeout",
                "--range 1-2 --max-output 1g echo | at most 64m",
                "--range 1-2 --output file:/o --deploy-mode cluster echo | --output names a file of the machine where the driver runs",
                "--range 1-2 --joblog o --deploy-mode cluster --master embedded echo | --joblog would be on the embedded YARN's",
                "--range 1-2 --retris 2 echo | did you mean"
            })
    void whatDoesNotWork_isExplained(String line, String why) {
        assertThatThrownBy(() -> map(line)).hasMessageContaining(why).hasMessageContaining("yarn-submit map --help");
    }

    @Test
    void aLocalMaster_saysHowManyExecutors_asForSubmissions() {
        assertThat(map("--master local[3] --range 1-2 ls").request().settings().get(ConfigKeys.EXECUTOR_INSTANCES))
                .isEqualTo(3);
        assertThatThrownBy(() -> map("--master local[3] --num-executors 2 --range 1-2 ls"))
                .hasMessageContaining("drop one of the two");
        assertThatThrownBy(() -> map("--master local[1] --deploy-mode cluster --range 1-2 ls"))
                .hasMessageContaining("--deploy-mode cluster does not go with --master local[1]");
    }
}
