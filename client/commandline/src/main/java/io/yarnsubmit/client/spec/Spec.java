package io.yarnsubmit.client.spec;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a job file says, or one {@code --set}. The values' types are not checked here.
 *
 * @param values of configuration keys, in the order of the file
 * @param jar the application's
 * @param arguments the driver's, one word each; null if they are not given
 * @param command that is the driver, one word each; null if it is not given
 */
public record Spec(
        List<Value> values,
        Optional<Program> jar,
        @Nullable List<Program> arguments,
        @Nullable List<Program> command) {
    /** It says nothing. */
    static final Spec NOTHING = new Spec(List.of(), Optional.empty(), null, null);

    public Spec {
        values = List.copyOf(values);
        arguments = arguments == null ? null : List.copyOf(arguments);
        command = command == null ? null : List.copyOf(command);
    }

    /**
     * A value of a configuration key.
     *
     * @param key as the user wrote it, or in full
     * @param text as {@code --conf} would have it
     * @param path of the key in the file, such as {@code executors.memory}
     * @param line counted from 1; 0 when there is no file
     */
    public record Value(String key, String text, String path, int line) {
        /** Without the text, which may be a secret. */
        @Override
        public String toString() {
            return "Value[key=" + key + ", line=" + line + "]";
        }
    }

    /**
     * A word of what is run.
     *
     * @param line counted from 1; 0 when there is no file
     */
    public record Program(String text, int line) {
        /** Without the text, which may be a secret. */
        @Override
        public String toString() {
            return "Program[line=" + line + "]";
        }
    }
}
