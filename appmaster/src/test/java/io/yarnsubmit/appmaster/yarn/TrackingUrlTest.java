package io.yarnsubmit.appmaster.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrackingUrlTest {
    private final List<String> told = new ArrayList<>();
    private final TrackingUrl url = new TrackingUrl(told::add);

    @Test
    void theProgramsPageWins_whileItIsThere() {
        url.own("http://own");
        url.program(Optional.of("http://program"));
        url.program(Optional.empty());
        assertThat(told).containsExactly("http://own", "http://program", "http://own");
    }

    @Test
    void withoutAnyPage_yarnsOwnIsShown() {
        url.program(Optional.of("http://program"));
        url.program(Optional.empty());
        assertThat(told).containsExactly("http://program", "");
    }

    @Test
    void nothingIsToldTwice() {
        url.program(Optional.empty());
        url.program(Optional.of("http://program"));
        url.own("http://own");
        url.program(Optional.of("http://program"));
        assertThat(told).containsExactly("http://program");
    }
}
