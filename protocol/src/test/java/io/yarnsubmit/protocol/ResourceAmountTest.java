package io.yarnsubmit.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceAmountTest {
    @Test
    void parse_amounts_keepsTheUnit() {
        assertThat(ResourceAmount.parse("yarn.io/gpu=1")).isEqualTo(new ResourceAmount("yarn.io/gpu", 1, ""));
        assertThat(ResourceAmount.parse(" disk = 4 Gi "))
                .isEqualTo(new ResourceAmount("disk", 4, "Gi"))
                .hasToString("disk=4Gi");
        assertThat(ResourceAmount.parse("disk=500M").amountText()).isEqualTo("500M");
    }

    @ParameterizedTest
    @CsvSource({
        "gpu, write it as yarn.io/gpu=1",
        "gpu=, write it as yarn.io/gpu=1",
        "gpu=-1, write it as yarn.io/gpu=1",
        "gpu=1.5, write it as yarn.io/gpu=1",
        "gpu=0, asks for nothing",
        "=1, is not the name of a resource type",
        "a b=1, is not the name of a resource type",
        "disk=4gi, unknown unit 'gi'",
        "disk=4m, unknown unit 'm'",
        "memory-mb=1024, use --executor-memory",
        "memory=1G, use --executor-memory",
        "vcores=2, use --executor-cores",
    })
    void parse_noAmount_saysHowToWriteIt(String text, String advice) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResourceAmount.parse(text))
                .withMessageContaining(advice);
    }

    @Test
    void isMoreThan_comparesAcrossUnits() {
        assertThat(ResourceAmount.parse("a=1Gi").isMoreThan(ResourceAmount.parse("a=1G")))
                .isTrue();
        assertThat(ResourceAmount.parse("a=1G").isMoreThan(ResourceAmount.parse("a=1Gi")))
                .isFalse();
        assertThat(ResourceAmount.parse("a=1024").isMoreThan(ResourceAmount.parse("a=1Ki")))
                .isFalse();
        assertThat(ResourceAmount.parse("a=999999999999999999Pi").isMoreThan(ResourceAmount.parse("a=1Pi")))
                .isTrue();
        assertThat(ResourceAmount.parse("a=1").isMoreThan(new ResourceAmount("a", 0, "")))
                .isTrue();
    }
}
