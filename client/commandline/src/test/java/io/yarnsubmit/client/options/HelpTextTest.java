package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HelpTextTest {
    @Test
    void fitsAScreen() {
        assertThat(HelpText.brief().lines())
                .allMatch(line -> line.length() <= 80)
                .hasSizeBetween(24, 50);
        assertThat(HelpText.whole().lines()).allMatch(line -> line.length() <= 80);
    }

    @ParameterizedTest
    @EnumSource
    void verbs_fitAScreen(Verb verb) {
        assertThat(VerbHelp.text(verb).lines())
                .allMatch(line -> line.length() <= 80)
                .hasSizeLessThanOrEqualTo(50);
        assertThat(HelpText.brief().lines()).anyMatch(line -> line.startsWith("  " + verb.word() + " "));
    }

    @Test
    void goldenFiles_areUpToDate() {
        golden("help", HelpText.brief());
        golden("help-all", HelpText.whole());
        for (Verb verb : Verb.values()) {
            golden(verb.word(), VerbHelp.text(verb));
        }
    }

    private static void golden(String name, String text) {
        WrittenDocument.check("client/commandline/src/test/resources/golden/help/" + name + ".txt", text + "\n");
    }

    @Test
    void all_isAskedForByAWord() {
        assertThat(help("--help")).isEqualTo(HelpText.brief());
        assertThat(help("-h")).isEqualTo(HelpText.brief());
        assertThat(help("--help", "all")).isEqualTo(HelpText.whole());
        assertThat(help("--queue", "etl", "--help", "app.jar")).isEqualTo(HelpText.brief());
    }

    private static String help(String... words) {
        return ((Invocation.Help) CommandLine.parse(List.of(words), new Surroundings(Map.of(), null))).text();
    }

    @Test
    void showsEveryOptionWithItsArgument() {
        for (OptionRow row : OptionTable.rows()) {
            String argument = row.argument() == null ? "" : " " + row.argument();
            assertThat(HelpText.whole().replaceAll("\\s+", " ")).contains(row.flag() + argument + " " + row.help());
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsEveryGroup(OptionGroup group) {
        assertThat(HelpText.whole().lines()).contains(group.heading());
    }

    @Test
    void takesDefaultsFromTheCatalogue() {
        assertThat(HelpText.brief().lines())
                .anySatisfy(line ->
                        assertThat(line).contains("--executor-memory SIZE").endsWith("(default: 1g)"))
                .anySatisfy(
                        line -> assertThat(line).contains("--num-executors N").endsWith("(default: 2)"))
                .anySatisfy(line -> assertThat(line).contains("--master ").endsWith("(default: yarn)"));
    }
}
