package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HelpTextTest {
    @Test
    void fitsAScreen() {
        assertThat(HelpText.text().lines())
                .allMatch(line -> line.length() <= 80)
                .hasSizeLessThanOrEqualTo(62);
    }

    @Test
    void showsEveryOptionWithItsArgument() {
        for (OptionRow row : OptionTable.rows()) {
            String argument = row.argument() == null ? "" : " " + row.argument();
            assertThat(HelpText.text()).contains(row.flag() + argument + " ").contains(row.help());
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsEveryGroup(OptionGroup group) {
        assertThat(HelpText.text().lines()).contains(group.heading());
    }

    @Test
    void takesDefaultsFromTheCatalogue() {
        assertThat(HelpText.text().lines())
                .anySatisfy(line ->
                        assertThat(line).contains("--executor-memory SIZE").endsWith("(default: 1g)"))
                .anySatisfy(
                        line -> assertThat(line).contains("--num-executors N").endsWith("(default: 2)"))
                .anySatisfy(line -> assertThat(line).contains("--master ").endsWith("(default: yarn)"));
    }
}
