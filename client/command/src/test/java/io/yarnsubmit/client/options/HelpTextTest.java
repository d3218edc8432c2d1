package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.command.VerbTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTextTest {
    private static final Verbs VERBS = new VerbTable();

    static List<VerbSyntax> verbs() {
        return VERBS.all();
    }

    @Test
    void fitsAScreen() {
        assertThat(HelpText.brief(VERBS).lines())
                .allMatch(line -> line.length() <= 80)
                .hasSizeBetween(24, 50);
        assertThat(HelpText.whole(VERBS).lines()).allMatch(line -> line.length() <= 80);
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void verbs_fitAScreen(VerbSyntax verb) {
        assertThat(VerbHelp.text(verb).lines())
                .allMatch(line -> line.length() <= 80)
                .hasSizeLessThanOrEqualTo(50);
        assertThat(HelpText.brief(VERBS).lines()).anyMatch(line -> line.startsWith("  " + verb.word() + " "));
    }

    @Test
    void goldenFiles_areUpToDate() {
        golden("help", HelpText.brief(VERBS));
        golden("help-all", HelpText.whole(VERBS));
        for (VerbSyntax verb : VERBS.all()) {
            golden(verb.word(), VerbHelp.text(verb));
        }
    }

    private static void golden(String name, String text) {
        WrittenDocument.check("client/command/src/test/resources/golden/help/" + name + ".txt", text + "\n");
    }

    @Test
    void all_isAskedForByAWord() {
        assertThat(help("--help")).isEqualTo(HelpText.brief(VERBS));
        assertThat(help("-h")).isEqualTo(HelpText.brief(VERBS));
        assertThat(help("--help", "all")).isEqualTo(HelpText.whole(VERBS));
        assertThat(help("--queue", "etl", "--help", "app.jar")).isEqualTo(HelpText.brief(VERBS));
    }

    private static String help(String... words) {
        return ((Invocation.Help) CommandLine.parse(List.of(words), new Surroundings(Map.of(), null), VERBS)).text();
    }

    @Test
    void showsEveryOptionWithItsArgument() {
        for (OptionRow row : OptionTable.rows()) {
            String argument = row.argument() == null ? "" : " " + row.argument();
            assertThat(HelpText.whole(VERBS).replaceAll("\\s+", " "))
                    .contains(row.flag() + argument + " " + row.help());
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsEveryGroup(OptionGroup group) {
        assertThat(HelpText.whole(VERBS).lines()).contains(group.heading());
    }

    @Test
    void takesDefaultsFromTheCatalogue() {
        assertThat(HelpText.brief(VERBS).lines())
                .anySatisfy(line ->
                        assertThat(line).contains("--executor-memory SIZE").endsWith("(default: 1g)"))
                .anySatisfy(
                        line -> assertThat(line).contains("--num-executors N").endsWith("(default: 2)"))
                .anySatisfy(line -> assertThat(line).contains("--master ").endsWith("(default: yarn)"));
    }
}
