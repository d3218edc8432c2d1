package io.yarnsubmit.client.yarn.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A JSON object of a Hadoop web service. Members that are absent read as empty. Different forms of Hadoop's versions read
 * alike: a list of one element is a list or that element, a number is a number or a text, an absent value is empty or null.
 */
public final class HadoopJson {
    private static final HadoopJson EMPTY = new HadoopJson(new JsonObject());

    private final JsonObject members;

    private HadoopJson(JsonObject members) {
        this.members = members;
    }

    /** Empty when the text is not a JSON object. */
    public static Optional<HadoopJson> parse(String text) {
        try {
            JsonElement root = JsonParser.parseString(text);
            // An empty answer of Hadoop 3.3 and 3.4; the parser treats an empty text the same way.
            if (root.isJsonNull()) {
                return text.isBlank() ? Optional.empty() : Optional.of(EMPTY);
            }
            return root.isJsonObject() ? Optional.of(new HadoopJson(root.getAsJsonObject())) : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    /** The object of this name. */
    public HadoopJson object(String name) {
        return list(name).stream().findFirst().orElse(EMPTY);
    }

    /** The objects in the list of this name. */
    public List<HadoopJson> list(String name) {
        JsonElement found = members.get(name);
        Stream<JsonElement> elements = found instanceof JsonArray array
                ? StreamSupport.stream(array.spliterator(), false)
                : Stream.ofNullable(found);
        return elements.filter(JsonElement::isJsonObject)
                .map(element -> new HadoopJson(element.getAsJsonObject()))
                .toList();
    }

    /** The text of this name; empty if there is none. */
    public String text(String name) {
        JsonElement found = members.get(name);
        return found != null && found.isJsonPrimitive() ? found.getAsString() : "";
    }

    /** The whole number of this name. */
    public OptionalLong number(String name) {
        try {
            return OptionalLong.of(Long.parseLong(text(name).strip()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
