package io.yarnsubmit.protocol.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListedFormTest {
    private static final String HOLDER = "java.lang.invoke.DirectMethodHandle$Holder";

    @Test
    void parse_ofCallForWhichTheJdkHasAHolder_givesItsParts() {
        String line = "@lambda-form-invoker [LF_RESOLVE] " + HOLDER + " invokeStatic LLJ_V";

        assertThat(ListedForm.isIn(line)).isTrue();
        assertThat(ListedForm.parse(line)).isEqualTo(new ListedForm(HOLDER, "invokeStatic", "LLJ_V"));
    }

    @Test
    void otherLines_areAboutNoForm() {
        assertThat(ListedForm.isIn("@lambda-form-invoker [SPECIES_RESOLVE] java.lang.invoke.SimpleMethodHandle"))
                .isFalse();
        assertThat(ListedForm.isIn("@lambda-proxy java/lang/Module test")).isFalse();
        assertThat(ListedForm.isIn("java/lang/Module")).isFalse();
    }
}
