package io.yarnsubmit.client.command;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code docs/answers.schema.json}: what the command answers with {@code --json}. */
public final class AnswersSchema {
    private AnswersSchema() {}

    /** The schema as text. */
    public static String text() {
        try {
            // Maven runs the tests in the module's folder.
            return Files.readString(Path.of("..", "..", "docs", "answers.schema.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is wrong with an answer; empty when nothing is.
     *
     * @param kind the name of the schema's definition
     */
    public static List<String> problems(String kind, String json) {
        String chosen = text().replaceFirst("\\{", "{\"\\$ref\": \"#/\\$defs/" + kind + "\",");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(chosen)
                .validate(json, InputFormat.JSON)
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }
}
