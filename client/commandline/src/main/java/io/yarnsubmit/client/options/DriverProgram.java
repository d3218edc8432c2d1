package io.yarnsubmit.client.options;

import java.util.List;

/** What the driver is. */
public sealed interface DriverProgram {
    /**
     * A main class.
     *
     * @param location of the application's jar: path or URI, as typed
     * @param arguments untouched
     */
    record Jar(String location, List<String> arguments) implements DriverProgram {
        public Jar {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * None: the application is its roles.
     *
     * @param name of what they are together, for people
     */
    record Roles(String name) implements DriverProgram {}

    /**
     * A command.
     *
     * @param words the program and its arguments, untouched
     */
    record Command(List<String> words) implements DriverProgram {
        public Command {
            words = List.copyOf(words);
        }
    }
}
