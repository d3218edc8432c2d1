package io.yarnsubmit.driver.control;

import static java.util.Objects.requireNonNull;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.yarnsubmit.protocol.control.ControlJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads docs/control-api.openapi.yaml. */
final class OpenApiFile {
    private static final Path FILE = Path.of("..", "docs", "control-api.openapi.yaml");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    private final Map<String, Object> document;

    @SuppressWarnings("unchecked")
    OpenApiFile() throws IOException {
        Load load = new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build());
        document = (Map<String, Object>) load.loadFromString(Files.readString(FILE));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private Map<String, Object> object(Map<String, Object> in, String name) {
        return resolved(map(requireNonNull(in.get(name), () -> name + " is not in " + in.keySet())));
    }

    /** Follows a reference. */
    private Map<String, Object> resolved(Map<String, Object> value) {
        if (!(value.get("$ref") instanceof String reference)) {
            return value;
        }
        Map<String, Object> at = document;
        for (String step : reference.substring(2).split("/")) {
            at = map(requireNonNull(at.get(step), reference));
        }
        return at;
    }

    /** Methods and templates of paths. */
    Set<String> operations() {
        Set<String> all = new TreeSet<>();
        map(document.get("paths"))
                .forEach((path, item) -> map(item).keySet().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> all.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return all;
    }

    /** Operations with each of their statuses. */
    Set<String> answers() {
        Set<String> all = new TreeSet<>();
        operations()
                .forEach(operation -> object(operation(operation), "responses")
                        .keySet()
                        .forEach(status -> all.add(operation + " " + status)));
        return all;
    }

    private Map<String, Object> operation(String named) {
        String[] words = named.split(" ");
        return object(object(object(document, "paths"), words[1]), words[0].toLowerCase(Locale.ROOT));
    }

    /** What is wrong with a body of JSON that was accepted. */
    List<String> problemsOfRequest(String operation, String body) {
        Map<String, Object> content = object(object(operation(operation), "requestBody"), "content");
        return problems(map(map(content.get("application/json")).get("schema")), body);
    }

    /** What is wrong with an answer. */
    List<String> problemsOfAnswer(String operation, ControlFixture.Answer answer) {
        Map<String, Object> responses = object(operation(operation), "responses");
        if (!responses.containsKey("" + answer.status())) {
            return List.of(operation + " is not meant to answer " + answer.status() + ": " + answer.body());
        }
        Map<String, Object> response = object(responses, "" + answer.status());
        if (response.get("headers") != null && !answer.headers().containsKey("etag")) {
            return List.of("there is no ETag");
        }
        if (!(response.get("content") instanceof Map<?, ?> content)) {
            return answer.body().isEmpty() ? List.of() : List.of("there is a body: " + answer.body());
        }
        String type = content.keySet().iterator().next().toString();
        if (!type.equals(answer.headers().get("content-type"))) {
            return List.of("the type is " + answer.headers().get("content-type") + ", not " + type);
        }
        return map(content.get(type)).get("schema") instanceof Map<?, ?> schema
                ? problems(map(schema), answer.body())
                : List.of();
    }

    private List<String> problems(Map<String, Object> schema, String json) {
        Map<String, Object> whole = new LinkedHashMap<>(schema);
        whole.put("components", requireNonNull(document.get("components")));
        Schema read = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(ControlJson.write(whole));
        return read.validate(json, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }
}
