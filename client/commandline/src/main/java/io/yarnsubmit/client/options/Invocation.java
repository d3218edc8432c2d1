package io.yarnsubmit.client.options;

/** What the user wants of the command. */
public sealed interface Invocation {
    /** Show the help and exit with 0. */
    record Help(String text) implements Invocation {}

    /** Show the version and exit with 0. */
    record Version(String text) implements Invocation {}

    /** Do something other than submitting. */
    record RunVerb(VerbArguments arguments) implements Invocation {}

    /**
     * Show what running an application would do.
     *
     * @param json whether the answer is for programs
     */
    record DryRun(SubmitRequest request, boolean json) implements Invocation {}

    /** Run a command for each of many items. */
    record RunMap(MapRequest map, SubmitRequest request, boolean dryRun) implements Invocation {}

    /** Run an application. */
    record Submit(SubmitRequest request) implements Invocation {}
}
