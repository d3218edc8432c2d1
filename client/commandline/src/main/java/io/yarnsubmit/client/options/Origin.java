package io.yarnsubmit.client.options;

import java.nio.file.Path;

/** Where a value came from. */
public sealed interface Origin {
    /** As messages and {@code --verbose} show it. */
    String shown();

    /** An option of the command, such as {@code --queue}. */
    record Option(String flag) implements Origin {
        @Override
        public String shown() {
            return flag;
        }
    }

    /** A key given with {@code --conf}. */
    record Conf() implements Origin {
        @Override
        public String shown() {
            return "--conf";
        }
    }

    /**
     * A line of a properties file.
     *
     * @param line counted from 1
     */
    record FileLine(Path file, int line) implements Origin {
        @Override
        public String shown() {
            return file + ":" + line;
        }
    }

    /**
     * A line of a job file.
     *
     * @param line counted from 1
     * @param path of the key in the file, such as {@code executors.memory}
     */
    record SpecLine(Path file, int line, String path) implements Origin {
        @Override
        public String shown() {
            return file + ":" + line;
        }
    }

    /**
     * A key of a job file, given with {@code --set}.
     *
     * @param path of the key
     */
    record Set(String path) implements Origin {
        @Override
        public String shown() {
            return "--set";
        }
    }

    /** The value as messages name it: option, or place and key. */
    default String named(String key) {
        if (this instanceof Option) {
            return shown();
        }
        if (this instanceof SpecLine spec) {
            return shown() + ": " + spec.path();
        }
        if (this instanceof Set set) {
            return shown() + " " + set.path();
        }
        return shown() + (this instanceof Conf ? " " : ": ") + key;
    }

    /** The catalogue. */
    record Default() implements Origin {
        @Override
        public String shown() {
            return "default";
        }
    }
}
