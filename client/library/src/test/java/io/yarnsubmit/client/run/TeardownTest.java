package io.yarnsubmit.client.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeardownTest {
    private final List<String> removed = new ArrayList<>();
    private final Teardown teardown = new Teardown();

    @Test
    void whatCameLast_goesFirst_andOnce() {
        assertThat(teardown.add("cluster", removed::add)).isEqualTo("cluster");
        teardown.add("application", removed::add);

        teardown.close();
        teardown.close();

        assertThat(removed).containsExactly("application", "cluster");
    }

    @Test
    void afterOneThatFails_theOthersGoToo() {
        teardown.add("directory", removed::add);
        teardown.add("second", TeardownTest::fail);
        teardown.add("cluster", removed::add);
        teardown.add("first", TeardownTest::fail);

        assertThatThrownBy(teardown::close)
                .hasMessage("first")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .satisfies(other -> assertThat(other).hasMessage("second")));
        assertThat(removed).containsExactly("cluster", "directory");
    }

    private static void fail(String thing) {
        throw new IllegalStateException(thing);
    }

    @Test
    void anInterruption_isNotNoticedWithin_andNotForgotten() {
        teardown.add(
                "files", thing -> removed.add(thing + Thread.currentThread().isInterrupted()));
        Thread.currentThread().interrupt();

        teardown.close();

        assertThat(removed).containsExactly("filesfalse");
        assertThat(Thread.interrupted()).isTrue();
    }
}
