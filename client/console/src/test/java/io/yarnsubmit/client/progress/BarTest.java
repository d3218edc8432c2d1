package io.yarnsubmit.client.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BarTest {
    @Test
    void bars_areFullOnlyWhenAllIsDone() {
        assertThat(Bar.of(0, 10)).isEqualTo(">---------");
        assertThat(Bar.of(0.5, 10)).isEqualTo("=====>----");
        assertThat(Bar.of(0.9999, 10)).isEqualTo("=========>");
        assertThat(Bar.of(1, 10)).isEqualTo("==========");
        assertThat(Bar.of(7, 3)).isEqualTo("===");
        assertThat(Bar.of(-1, 3)).isEqualTo(">--");
    }
}
