package io.yarnsubmit.driver.context;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FigureNamesTest {
    private final FigureNames names = new FigureNames();

    @Test
    void oneTooManyIsRefused_knownOnesAreNot() {
        IntStream.range(0, FigureNames.MOST).forEach(number -> names.check("figure " + number));

        assertThatCode(() -> names.check("figure 7")).doesNotThrowAnyException();
        assertThatThrownBy(() -> names.check("another"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There are 100 figures already, so 'another' cannot be added");
    }

    @Test
    void namesAreShortAndNotEmpty() {
        assertThatThrownBy(() -> names.check(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> names.check("n".repeat(101))).isInstanceOf(IllegalArgumentException.class);
    }
}
