package io.yarnsubmit.client.yarn.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HadoopJsonTest {
    private static HadoopJson json(String text) {
        return HadoopJson.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'a':[{'n':'1'}]}", "{'a':{'n':1}}", "{'a':[{'n':1},null,'x']}"})
    void aListOfOne_isReadHoweverItIsWritten(String text) {
        assertThat(json(text.replace('\'', '"')).list("a"))
                .singleElement()
                .satisfies(element -> assertThat(element.number("n")).hasValue(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{'a':null}", "{'a':[]}", "{'a':{}}", "{'a':'text'}"})
    void whatIsNotThere_isEmpty(String text) {
        HadoopJson a = json(text.replace('\'', '"')).object("a");

        assertThat(a.list("b")).isEmpty();
        assertThat(a.object("b").object("c").text("d")).isEmpty();
        assertThat(a.number("n")).isEmpty();
    }

    @Test
    void aNumber_isWhole() {
        assertThat(json("{\"n\":9223372036854775807}").number("n")).hasValue(Long.MAX_VALUE);
        assertThat(json("{\"n\":1.5}").number("n")).isEmpty();
        assertThat(json("{\"n\":{}}").number("n")).isEmpty();
    }

    @Test
    void deepNesting_isNotFollowed() {
        assertThat(HadoopJson.parse("{\"a\":" + "[".repeat(100_000))).isEmpty();
    }
}
