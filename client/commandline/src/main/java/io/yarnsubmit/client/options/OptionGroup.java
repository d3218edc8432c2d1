package io.yarnsubmit.client.options;

/** The headings of the help, in its order. */
enum OptionGroup {
    PLACE("Where it runs"),
    DRIVER("Driver"),
    EXECUTORS("Executors"),
    EXECUTOR_PLACES("Where executors run"),
    FILES("Files and secrets"),
    CONTAINERS("Containers"),
    APPLICATION("Application"),
    LOGIN("Who asks the cluster"),
    COMMAND("This command");

    private final String heading;

    OptionGroup(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }
}
