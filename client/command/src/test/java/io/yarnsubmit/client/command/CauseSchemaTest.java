package io.yarnsubmit.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.CauseSubject;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the schema says of causes, and what is written, is the same. */
class CauseSchemaTest {
    private static JsonObject schema() {
        return JsonParser.parseString(AnswersSchema.text())
                .getAsJsonObject()
                .getAsJsonObject("$defs")
                .getAsJsonObject("cause")
                .getAsJsonObject("properties");
    }

    private static Stream<String> keys(String part) {
        return schema().getAsJsonObject(part).getAsJsonObject("properties").keySet().stream();
    }

    @Test
    void hasEveryCodeAndName() {
        assertThat(schema().getAsJsonObject("code").getAsJsonArray("enum").asList().stream()
                        .map(JsonElement::getAsString))
                .containsExactlyElementsOf(
                        Arrays.stream(EndCode.values()).map(EndCode::label).toList());
        assertThat(keys("subject"))
                .containsExactlyElementsOf(Arrays.stream(CauseSubject.values())
                        .map(CauseSubject::label)
                        .toList());
        assertThat(keys("figures"))
                .containsExactlyElementsOf(Arrays.stream(CauseFigure.values())
                        .map(CauseFigure::label)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(EndCode.class)
    void everyCause_isAsTheSchemaSays(EndCode code) {
        EndCause cause = EndCause.of(code).quoting("\"quoted\"\n");
        for (CauseSubject subject : CauseSubject.values()) {
            cause = cause.about(subject, "7");
        }
        for (CauseFigure figure : code.figures()) {
            cause = cause.with(figure, 1L << 40);
        }

        assertThat(AnswersSchema.problems("cause", new Gson().toJson(cause.toJson())))
                .isEmpty();
        assertThat(AnswersSchema.problems(
                        "cause",
                        new Gson()
                                .toJson(EndCause.of(code)
                                        .because(List.of(cause))
                                        .toJson())))
                .isEmpty();
    }

    @Test
    void jsonOfACause() {
        EndCause cause = EndCause.of(EndCode.EXECUTORS_FAILED)
                .with(CauseFigure.FAILURES, 2)
                .with(CauseFigure.LIMIT, 2)
                .because(List.of(EndCause.of(EndCode.EXECUTOR_EXITED)
                        .about(CauseSubject.EXECUTOR, "7")
                        .with(CauseFigure.EXIT_STATUS, 3)
                        .quoting("no license")));

        assertThat(new JsonLine().with("cause", cause.toJson()).toString())
                .isEqualTo(
                        "{\"cause\":{\"code\":\"executors-failed\",\"figures\":{\"failures\":2,\"limit\":2},\"causes\":["
                                + "{\"code\":\"executor-exited\",\"subject\":{\"executor\":\"7\"},\"figures\":{\"exitStatus\":3},"
                                + "\"detail\":\"no license\"}]}}");
        assertThat(new JsonLine()
                        .with("cause", EndCause.of(EndCode.CLIENT_GONE).toJson())
                        .toString())
                .isEqualTo("{\"cause\":{\"code\":\"client-gone\"}}");
    }
}
