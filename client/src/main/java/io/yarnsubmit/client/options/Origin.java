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

    /** The catalogue. */
    record Default() implements Origin {
        @Override
        public String shown() {
            return "default";
        }
    }
}
