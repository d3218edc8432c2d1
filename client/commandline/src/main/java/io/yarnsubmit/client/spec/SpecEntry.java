package io.yarnsubmit.client.spec;

import io.yarnsubmit.protocol.config.ConfigKey;
import java.util.Map;

/** What may stand at one place of a job file. */
sealed interface SpecEntry {

    /** Further keys. */
    record Section(Map<String, SpecEntry> entries) implements SpecEntry {}

    /**
     * The value of a configuration key.
     *
     * @param shape how it may be written
     */
    record Leaf(ConfigKey<?> key, Shape shape) implements SpecEntry {}

    /** Executor groups by name. */
    record Groups(Section group) implements SpecEntry {}

    /** Any configuration keys. */
    record AnyKeys() implements SpecEntry {}

    /** Path or URI of the application jar. */
    record Jar() implements SpecEntry {}

    /** The driver's arguments. */
    record Arguments() implements SpecEntry {}

    /** The words of the command that is the driver. */
    record Command() implements SpecEntry {}

    /** How a value may be written. Each may also be written as the text that its option takes, except for variables. */
    enum Shape {
        /** As one scalar. */
        SCALAR("a single value"),
        /** As a list of texts. */
        LIST("a list"),
        /** As a list of words, which need no quoting. */
        WORDS("a list of words"),
        /** As a map of names to amounts, or a list of {@code NAME=AMOUNT}. */
        AMOUNTS("a map of names to amounts"),
        /** As a map with {@code min} and {@code max}. */
        RANGE("a map of min and max"),
        /** As a map of names to values. */
        VARIABLES("a map of names to values");

        private final String words;

        Shape(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
