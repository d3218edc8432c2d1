package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.command.VerbTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerbLineTest {
    static List<VerbSyntax> verbs() {
        return new VerbTable().all();
    }

    private static Invocation parse(String... words) {
        return CommandLine.parse(List.of(words), new Surroundings(Map.of(), null), new VerbTable());
    }

    private static VerbArguments verb(String... words) {
        return ((Invocation.RunVerb) parse(words)).arguments();
    }

    @Test
    void takesOptionsBeforeAndAfterWords() {
        VerbArguments arguments = verb("scale", "--json", "last", "-c", "cluster.connectTimeout=3s", "workers=8");

        assertThat(arguments.verb()).isEqualTo("scale");
        assertThat(arguments.words()).containsExactly("last", "workers=8");
        assertThat(arguments.json()).isTrue();
        assertThat(arguments.settings().asMap()).containsEntry("yarnsubmit.cluster.connectTimeout", "3s");
    }

    @Test
    void takesSparksWaysToKillAndToAsk() {
        assertThat(verb("--kill", "application_1_0001").verb()).isEqualTo("kill");
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
                        "'statsu' is not a verb, and no application jar has that name: did you mean 'status'?");
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
    @MethodSource("verbs")
    void everyVerbTeachesByItsHelp(VerbSyntax verb) {
        String text = ((Invocation.Help) parse(verb.word(), "--help")).text();

        assertThat(text).startsWith("Usage: yarn-submit " + verb.word()).contains("For example:\n  yarn-submit ");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void theExamplesOfAVerbCanBeTyped(VerbSyntax verb) {
        for (String example : verb.examples()) {
            String[] words = example.replaceAll(" >.*", "").replace("'", "").split(" ");
            VerbArguments arguments = verb(words);
            assertThat(arguments.verb()).isEqualTo(verb.word());
            assertThat(arguments.request().isPresent()).isEqualTo(verb.submits());
        }
    }
}
