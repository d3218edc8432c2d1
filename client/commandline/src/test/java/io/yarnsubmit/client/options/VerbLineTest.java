package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.api.YarnSubmitException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerbLineTest {
    private static Invocation parse(String... words) {
        return CommandLine.parse(List.of(words), new Surroundings(Map.of(), null));
    }

    private static VerbArguments verb(String... words) {
        return ((Invocation.RunVerb) parse(words)).arguments();
    }

    @Test
    void takesOptionsBeforeAndAfterWords() {
        VerbArguments arguments = verb("scale", "--json", "last", "-c", "cluster.connectTimeout=3s", "workers=8");

        assertThat(arguments.verb()).isEqualTo(Verb.SCALE);
        assertThat(arguments.words()).containsExactly("last", "workers=8");
        assertThat(arguments.json()).isTrue();
        assertThat(arguments.settings().asMap()).containsEntry("yarnsubmit.cluster.connectTimeout", "3s");
    }

    @Test
    void takesSparksWaysToKillAndToAsk() {
        assertThat(verb("--kill", "application_1_0001").verb()).isEqualTo(Verb.KILL);
        assertThat(verb("--status", "_0001").words()).containsExactly("_0001");
    }

    @Test
    void namesAllThatIsWrong() {
        assertThatThrownBy(() -> parse("list", "--queu", "etl", "one", "--jsn"))
                .isInstanceOf(YarnSubmitException.class)
                .hasMessageContaining("3 problems")
                .hasMessageContaining("'--queue'")
                .hasMessageContaining("'--json'")
                .hasMessageContaining("'one' is too much: yarn-submit list")
                .hasMessageContaining("yarn-submit list --help");
    }

    @Test
    void aWordThatIsNearlyAVerbIsNoJar() {
        assertThatThrownBy(() -> parse("statsu", "last", "--json"))
                .hasMessageContaining(
                        "'statsu' is no verb, and there is no such application jar: did you mean 'status'?");
        assertThat(parse("stats.jar")).isInstanceOf(Invocation.Submit.class);
        assertThat(parse("application")).as("no verb is near").isInstanceOf(Invocation.Submit.class);
    }

    @Test
    void needsAnApplication() {
        assertThatThrownBy(() -> parse("status")).hasMessageContaining("'status' needs more: yarn-submit status APP");
    }

    @Test
    void knowsTheActionsOfAVerb() {
        assertThatThrownBy(() -> parse("cluster", "strat"))
                .hasMessageContaining("'cluster strat' is unknown: did you mean 'start'?")
                .hasMessageContaining("start, stop, status");
    }

    @ParameterizedTest
    @EnumSource
    void everyVerbTeachesByItsHelp(Verb verb) {
        String text = ((Invocation.Help) parse(verb.word(), "--help")).text();

        assertThat(text).startsWith("Usage: yarn-submit " + verb.word()).contains("For example:\n  yarn-submit ");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @EnumSource
    void theExamplesOfAVerbCanBeTyped(Verb verb) {
        for (String example : verb.examples()) {
            String[] words = example.replaceAll(" >.*", "").replace("'", "").split(" ");
            Invocation invocation = parse(words);
            if (verb.submits()) {
                assertThat(invocation).isInstanceOf(Invocation.RunMap.class);
            } else {
                assertThat(((Invocation.RunVerb) invocation).arguments().verb()).isEqualTo(verb);
            }
        }
    }
}
