package io.yarnsubmit.client.verbs.own;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.options.VerbOption;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;

/**
 * A verb for commands of an application, about their own application. A client of the control API that needs no JVM carries it
 * out, so this only teaches.
 */
public final class OwnVerb implements Verb {
    private final VerbSyntax syntax;

    private OwnVerb(VerbSyntax syntax) {
        this.syntax = syntax;
    }

    /** The key-value store. */
    public static OwnVerb kv() {
        return new OwnVerb(VerbSyntax.of("kv", "In a command of an application: reads and changes its keys")
                .words("get|put|delete|list|wait [KEY [VALUE|-]]", 1, 3)
                .actions("get", "put", "delete", "list", "wait")
                .options(
                        VerbOption.text("owner", "N|application", "put: whose end removes the key"),
                        VerbOption.flag("if-absent", "put: only if there is no such key"),
                        VerbOption.text("if-revision", "R", "put, delete: only if the value has this revision"),
                        VerbOption.text("timeout", "TIME", "wait: for how long: 30s, 5min, 2h"),
                        VerbOption.text("after", "R", "wait: for a value with a higher revision"),
                        VerbOption.flag("revision", "get, put, wait: print the value's revision"))
                .examples(
                        "kv put head \"$YARN_SUBMIT_HOST:6379\"",
                        "kv wait head --timeout 5min",
                        "kv put leader me --if-absent")
                .notes(
                        "Exit status 1: there is no such key, or the condition does not hold.",
                        "docs/control-api.md says more.")
                .withoutCluster()
                .build());
    }

    /** The other executors. */
    public static OwnVerb peers() {
        return new OwnVerb(VerbSyntax.of("peers", "In a command of an application: prints its executors")
                .options(VerbOption.text("group", "NAME", "only those of this executor group"))
                .examples("peers", "peers --group workers")
                .notes("A line for each: id, group, host, container, slots, log, with tabs between them.")
                .withoutCluster()
                .build());
    }

    /** How far it is. */
    public static OwnVerb progress() {
        return new OwnVerb(VerbSyntax.of("progress", "In a command of an application: tells how far it is")
                .words("FRACTION [STATUS]", 1, 2)
                .examples("progress 0.25 training", "progress 25%")
                .notes("On an executor it is the progress of the command's task.")
                .withoutCluster()
                .build());
    }

    @Override
    public VerbSyntax syntax() {
        return syntax;
    }

    @Override
    public int run(VerbRun run) {
        throw new YarnSubmitException(
                ErrorCode.NOT_IN_APPLICATION,
                "'yarn-submit " + syntax.word() + "' works in commands of an application, where YARN_SUBMIT_CONTROL and"
                        + " YARN_SUBMIT_TOKEN_FILE are set");
    }
}
