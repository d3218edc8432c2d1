package io.yarnsubmit.driver.control;

import io.yarnsubmit.protocol.control.BadRequestException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of an object of a request, taken out one by one, so that those are noticed that nobody knows. */
final class JsonFields {
    private final Map<String, Object> values;
    private final Set<String> names;

    JsonFields(Map<String, Object> values) {
        this.values = new LinkedHashMap<>(values);
        this.names = Set.copyOf(values.keySet());
    }

    /** Whether it was there, and is perhaps taken. */
    boolean has(String name) {
        return names.contains(name);
    }

    Optional<String> text(String name) {
        return taken(name, String.class, "a text");
    }

    Optional<BigDecimal> number(String name) {
        return taken(name, BigDecimal.class, "a number");
    }

    Optional<Integer> whole(String name, int least, int most) {
        return number(name).map(number -> WholeNumber.of(number, name, least, most));
    }

    Optional<Boolean> truth(String name) {
        return taken(name, Boolean.class, "true or false");
    }

    /** A text, or a number as it is written. */
    Optional<String> textOrNumber(String name) {
        return values.get(name) instanceof BigDecimal
                ? number(name).map(BigDecimal::toPlainString)
                : taken(name, String.class, "a text or a number");
    }

    Optional<JsonFields> object(String name) {
        return taken(name, JsonFields.class, "an object");
    }

    /** A list of texts. */
    Optional<List<String>> texts(String name) {
        return taken(name, List.class, "a list of texts").map(list -> {
            List<String> texts = new ArrayList<>();
            for (Object each : list) {
                if (!(each instanceof String text)) {
                    throw new BadRequestException(400, "'" + name + "' must be a list of texts");
                }
                texts.add(text);
            }
            return texts;
        });
    }

    /** All fields, which are not named beforehand. */
    Set<String> names() {
        return new LinkedHashMap<>(values).keySet();
    }

    private <T> Optional<T> taken(String name, Class<T> type, String expected) {
        @Nullable Object value = values.remove(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw new BadRequestException(400, "'" + name + "' must be " + expected);
        }
        return Optional.of(type.cast(value));
    }

    /**
     * Call it when all known fields are taken.
     *
     * @param known for the message
     * @throws BadRequestException if others are left
     */
    void requireNoOthers(String known) {
        if (!values.isEmpty()) {
            throw new BadRequestException(
                    400, "There is no field '" + values.keySet().iterator().next() + "' here; there is " + known);
        }
    }
}
