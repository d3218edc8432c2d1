package io.yarnsubmit.client.verbs.map;

import io.yarnsubmit.client.options.VerbOption;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.map.plan.NumberRange;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.config.ConfigType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs a command for each of many items, on executors. */
public final class MapVerb implements Verb {
    static final VerbOption<Optional<String>> INPUTS = VerbOption.value(
            "inputs", "FILE", ConfigType.NON_EMPTY_TEXT, "items, one per line; '-' reads standard input");
    static final VerbOption<Boolean> NULL =
            VerbOption.flag("null", "0", "items of --inputs end with NUL, as from find -print0");
    static final VerbOption<List<String>> GLOB =
            VerbOption.list("glob", "PATTERN", "items: the files that match; repeatable");
    static final VerbOption<Optional<NumberRange>> RANGE = VerbOption.value(
            "range",
            "A-B[:STEP]",
            new ConfigType<>("range", NumberRange::parse),
            "items: numbers; 001-100 keeps the zeros");
    static final VerbOption<Optional<Integer>> PER_TASK =
            VerbOption.value("per-task", "N", ConfigType.count(1), "items per run of the command (default: 1)");
    static final VerbOption<Boolean> SHELL =
            VerbOption.flag("shell", "COMMAND is a line for sh -c; items are quoted in it");
    static final VerbOption<Optional<Integer>> RETRIES = VerbOption.value(
            "retries", "N", ConfigType.count(0), "how often a failed item is tried again (default: 0)");
    static final VerbOption<Optional<Duration>> TIMEOUT = VerbOption.value(
            "timeout", "TIME", ConfigType.POSITIVE_DURATION, "kill an item's processes after this time: 90s, 10min");
    static final VerbOption<Boolean> FAIL_FAST = VerbOption.flag("fail-fast", "give up when an item has failed");
    static final VerbOption<Optional<Integer>> MAX_FAILURES =
            VerbOption.value("max-failures", "N", ConfigType.count(1), "give up when N items have failed");
    static final VerbOption<Boolean> KEEP_ORDER =
            VerbOption.flag("keep-order", "k", "print output in the order of the items");
    static final VerbOption<Boolean> TAG = VerbOption.flag("tag", "begin each line of output with its item and a tab");
    static final VerbOption<Optional<String>> OUTPUT = VerbOption.value(
            "output",
            "DIR",
            ConfigType.NON_EMPTY_TEXT,
            "write output to DIR/<number>/stdout and stderr; cluster mode: on HDFS");
    static final VerbOption<Optional<MemorySize>> MAX_OUTPUT = VerbOption.value(
            "max-output", "SIZE", ConfigType.MEMORY, "limit of each item's output (default: 1m, with --output 8m)");
    static final VerbOption<Optional<String>> JOBLOG = VerbOption.value(
            "joblog",
            "FILE",
            ConfigType.NON_EMPTY_TEXT,
            "write a line for each ended item, as GNU parallel does; cluster mode: on HDFS");
    static final VerbOption<Boolean> RESUME =
            VerbOption.flag("resume", "skip items that have ended according to the joblog");
    static final VerbOption<Boolean> RESUME_FAILED =
            VerbOption.flag("resume-failed", "the same, but run failed items again");
    static final VerbOption<Optional<String>> SETUP = VerbOption.value(
            "executor-command-setup", "LINE", ConfigType.NON_EMPTY_TEXT, "a shell line, run once on each executor");

    @Override
    public VerbSyntax syntax() {
        return VerbSyntax.of("map", "Runs a command for each of many items, on executors")
                .words("[--] COMMAND", 1, Integer.MAX_VALUE)
                .examples(
                        "map --inputs files.txt -- gzip -kc {}",
                        "map --range 1-1000 --files sim.py --tag -- python3 sim.py {}",
                        "map --glob '/data/*.csv' --num-executors 20 -- python3 clean.py {}",
                        "map --inputs list --retries 2 --joblog log --resume -- wget -q {}",
                        "map --deploy-mode cluster --inputs list --output out -- ./work {}")
                .options(
                        INPUTS,
                        NULL,
                        GLOB,
                        RANGE,
                        PER_TASK,
                        SHELL,
                        RETRIES,
                        TIMEOUT,
                        FAIL_FAST,
                        MAX_FAILURES,
                        KEEP_ORDER,
                        TAG,
                        OUTPUT,
                        MAX_OUTPUT,
                        JOBLOG,
                        RESUME,
                        RESUME_FAILED,
                        SETUP)
                .notes(
                        "All options of submitting work here too: yarn-submit --help all.",
                        "In COMMAND: {} the item; {.} without its ending, {/} its file name, {//} its",
                        "folder, {/.} the name without its ending; {#} its number, {host} the machine.",
                        "Without any of them the item is the last word. Guide: docs/map.md.",
                        "Exit status: 0 no item failed; 1 to 100 the number that failed, 101 more; 102",
                        "aborted; 126, 127 the command cannot be run, is missing; others as yarn-submit.")
                .submitting(MapChecks::check);
    }

    @Override
    public boolean endsWithItsReader() {
        return false;
    }

    @Override
    public int run(VerbRun run) throws InterruptedException {
        return new MapCommand(run).run();
    }
}
