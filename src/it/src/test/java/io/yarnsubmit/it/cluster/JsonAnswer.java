package io.yarnsubmit.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** What the command answers with {@code --json}, held against the schema that the distribution has. */
public final class JsonAnswer {
    private JsonAnswer() {}

    /**
     * Proves that each line is what the schema says.
     *
     * @param kind the name of the schema's definition
     * @return the text
     */
    public static String valid(String kind, String text) {
        Schema schema = schema(kind);
        List<String> lines = text.lines().toList();
        assertThat(lines).as("the answer").isNotEmpty();
        for (String line : lines) {
            assertThat(schema.validate(line, InputFormat.JSON))
                    .as("%s: %s", kind, line)
                    .isEmpty();
        }
        return text;
    }

    private static Schema schema(String kind) {
        try {
            String answers = Files.readString(Command.distribution().resolve("docs/answers.schema.json"));
            String chosen = answers.replaceFirst("\\{", "{\"\\$ref\": \"#/\\$defs/" + kind + "\",");
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(chosen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
