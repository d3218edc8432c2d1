package io.yarnsubmit.client.files;

/** For those who forgot the dashes before a command. */
final class CommandHint {
    private CommandHint() {}

    /** What to add to a message that something is no jar; nothing if it has the name of one. */
    static String of(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.endsWith(".jar") || last.isEmpty()
                ? ""
                : ". Before a command, write '--': yarn-submit [options] -- COMMAND [arguments]";
    }
}
