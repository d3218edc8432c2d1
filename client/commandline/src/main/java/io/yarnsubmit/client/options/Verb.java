package io.yarnsubmit.client.options;

import static io.yarnsubmit.client.options.OptionGroup.COMMAND;

import io.yarnsubmit.client.options.OptionEffect.SetsAnyKey;
import io.yarnsubmit.client.options.OptionEffect.Switch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the command does besides submitting. The one table of verbs: parsing, help, completion and documentation are made
 * from it.
 */
public enum Verb {
    STATUS("APP", 1, 1, "Shows what an application is doing", List.of("status last")),
    LIST(
            "",
            0,
            0,
            "Lists your applications that have not ended",
            List.of("list --all", "list --user '*' --queue etl"),
            flag("all", "ended ones too"),
            value("user", "NAME", "of this user; '*' for every user's"),
            value("queue", "NAME", "in this queue"),
            value("state", "STATES", "in these states of YARN: running,failed"),
            value("tag", "TAG", "with this tag"),
            value("limit", "N", "at most so many, newest first (default: 100)")),
    KILL("APP...", 1, Integer.MAX_VALUE, "Ends applications", List.of("kill _0042 _0043")),
    LOGS(
            "APP",
            1,
            1,
            "Shows what an application's processes have written",
            List.of("logs last -f", "logs _0042 --failed --tail 100", "logs _0042 --executor 3 --since 10min"),
            flag("driver", "the driver's output; with what the ApplicationMaster complains of, this is the default"),
            flag("am", "the ApplicationMaster's log and output"),
            value("executor", "ID", "this executor's files; repeat it"),
            flag("failed", "of all whose process has failed"),
            flag("all", "everybody's; the default where the driver did not run on the cluster"),
            flag("follow", "f", "go on until the application has ended"),
            value("tail", "N", "only the last N lines of each file"),
            value(
                    "since",
                    "TIME",
                    "only lines that begin with a time since then, and those after: 90s, 2h, 2026-01-31"),
            value("out", "DIR", "copy whole files there, instead")),
    ATTACH("APP", 1, 1, "Comes back to a detached application, until its end", List.of("attach last")),
    WAIT(
            "APP",
            1,
            1,
            "Waits until an application has ended, and exits as it did",
            List.of("wait $ID --timeout 2h"),
            value("timeout", "TIME", "give up after 90s, 10min, 2h: exit status 124")),
    EXECUTORS("APP", 1, 1, "Lists an application's executors", List.of("executors last")),
    SCALE(
            "APP [GROUP=]N",
            2,
            2,
            "Sets how many executors an application is to have",
            List.of("scale last 20", "scale _0042 workers=8")),
    WHY("APP", 1, 1, "Explains why an application waits, or how it ended", List.of("why last")),
    TIMELINE("APP", 1, 1, "Shows what happened when", List.of("timeline last", "timeline _0042 --json")),
    DOCTOR(
            "",
            0,
            0,
            "Checks this machine and the cluster from here",
            List.of("doctor", "doctor --probe"),
            flag("probe", "start a container that looks for Java and the way back")),
    CLUSTER(
            List.of("start", "stop", "status"),
            "Runs a YARN on this machine that stays, for development",
            List.of("cluster start --nodes 2", "cluster stop"),
            value("nodes", "N", "start: how many NodeManagers (default: 1)"),
            value("memory", "SIZE", "start: what each offers (default: 16g)")),
    CACHE(
            "list|clean|publish [FILES]",
            1,
            Integer.MAX_VALUE,
            "Shows, cleans or shares the library cache",
            List.of("cache list", "cache clean --older-than 7d --dry-run"),
            List.of("list", "clean", "publish"),
            value("older-than", "TIME", "clean: what nobody used for so long (default: 7d)"),
            flag("dry-run", "clean: only show what would go"),
            flag("libraries", "publish: yarn-submit's own"),
            value("master", "yarn|embedded", "whose cache: the cluster's, or this machine's")),
    MAP(
            "[--] COMMAND",
            "Runs a command for each of many items, on executors",
            List.of(
                    "map --inputs files.txt -- gzip -kc {}",
                    "map --range 1-1000 --files sim.py --tag -- python3 sim.py {}",
                    "map --glob '/data/*.csv' --num-executors 20 -- python3 clean.py {}",
                    "map --inputs list --retries 2 --joblog log --resume -- wget -q {}",
                    "map --deploy-mode cluster --inputs list --output out -- ./work {}"),
            value("inputs", "FILE", "the items: a line each; '-' reads standard input"),
            flag("null", "0", "items of --inputs end with a NUL, as find -print0 has it"),
            value("glob", "PATTERN", "the items: each file that matches; repeat it"),
            value("range", "A-B[:STEP]", "the items: numbers; 001-100 keeps the zeros"),
            value("per-task", "N", "so many items for each run of the command (default: 1)"),
            flag("shell", "COMMAND is a line for sh -c; items are quoted in it"),
            value("retries", "N", "a failed item is tried again so often (default: 0)"),
            value("timeout", "TIME", "an item's processes are killed after 90s, 10min"),
            flag("fail-fast", "give up when an item has failed"),
            value("max-failures", "N", "give up when so many items have failed"),
            flag("keep-order", "k", "output in the order of the items"),
            flag("tag", "each line of output begins with its item and a tab"),
            value("output", "DIR", "output into DIR/<number>/stdout, stderr; cluster mode: on HDFS"),
            value("max-output", "SIZE", "of each item's output (default: 1m, with --output 8m)"),
            value("joblog", "FILE", "a line for each item that has ended, as GNU parallel; likewise"),
            flag("resume", "do not run what the joblog says has ended"),
            flag("resume-failed", "the same, but run again what had failed"),
            value("executor-command-setup", "LINE", "a shell line, run once on each executor")),
    COMPLETION(
            List.of("bash", "zsh", "fish"),
            "Prints the completion of a shell",
            List.of("completion bash > /etc/bash_completion.d/yarn-submit")),
    SPEC(
            "init [FILE] | check FILE",
            1,
            2,
            "Begins or checks a job file, which describes an application",
            List.of("spec init job.yaml", "spec check job.yaml --set driver.memory=2g"),
            List.of("init", "check"),
            value("set", "PATH=VALUE", "check: a key of the job file; repeat it"));

    /** The option of all verbs that makes their answers JSON. */
    public static final String JSON = "json";

    /** The doctor's, to start a container. */
    public static final String PROBE = "probe";

    private final String operands;
    private final int leastWords;
    private final int mostWords;
    private final String summary;
    private final List<String> examples;
    private final List<String> actions;
    private final OptionSet options;
    private final List<OptionRow> shown;

    Verb(List<String> actions, String summary, List<String> examples, OptionRow... own) {
        this(String.join("|", actions), 1, 1, summary, examples, actions, own);
    }

    /** One that submits: it takes the options of submitting too, and what follows them is not its own. */
    Verb(String operands, String summary, List<String> examples, OptionRow... own) {
        this.operands = operands;
        this.leastWords = 1;
        this.mostWords = Integer.MAX_VALUE;
        this.summary = summary;
        this.examples = examples;
        this.actions = List.of();
        this.shown = new ArrayList<>(Arrays.asList(own));
        shown.add(row(OptionTable.HELP, "h", null, new Switch(), "show this and exit"));
        List<OptionRow> rows = new ArrayList<>(Arrays.asList(own));
        OptionTable.rows().stream()
                .filter(row -> !OptionTable.OF_PROGRAMS.contains(row.name()))
                .forEach(rows::add);
        options = new OptionSet(rows);
    }

    Verb(String operands, int leastWords, int mostWords, String summary, List<String> examples, OptionRow... own) {
        this(operands, leastWords, mostWords, summary, examples, List.of(), own);
    }

    Verb(
            String operands,
            int leastWords,
            int mostWords,
            String summary,
            List<String> examples,
            List<String> actions,
            OptionRow... own) {
        this.operands = operands;
        this.leastWords = leastWords;
        this.mostWords = mostWords;
        this.summary = summary;
        this.examples = examples;
        this.actions = actions;
        List<OptionRow> rows = new ArrayList<>(Arrays.asList(own));
        rows.add(flag("json", "for programs: one JSON object a line"));
        rows.add(row(OptionTable.CONF, "c", "KEY=VALUE", new SetsAnyKey(), "any configuration key; repeat it"));
        rows.add(row(OptionTable.HELP, "h", null, new Switch(), "show this and exit"));
        options = new OptionSet(rows);
        shown = rows;
    }

    /** The verb that a word is. */
    static Optional<Verb> find(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
    }

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The verb and what it takes. */
    public String usage() {
        return operands.isEmpty() ? word() : word() + " " + operands;
    }

    /** The same with its options, where they may stand. */
    String synopsis() {
        return submits() ? word() + " [options] " + operands : usage() + " [options]";
    }

    /** What it does, as a sentence without its full stop. */
    public String summary() {
        return summary;
    }

    /** Command lines, without the command's own name. */
    public List<String> examples() {
        return examples;
    }

    /** What the first word may be; empty: anything. */
    public List<String> actions() {
        return actions;
    }

    /** Whether its first word is an application. */
    public boolean takesApplication() {
        return operands.startsWith("APP");
    }

    int leastWords() {
        return leastWords;
    }

    int mostWords() {
        return mostWords;
    }

    OptionSet options() {
        return options;
    }

    /** Those that its help shows: its own. */
    List<OptionRow> shown() {
        return shown;
    }

    /** Whether it submits, and so takes the options of submitting. */
    boolean submits() {
        return this == MAP;
    }

    private static OptionRow flag(String name, String help) {
        return row(name, null, null, new Switch(), help);
    }

    private static OptionRow flag(String name, String letter, String help) {
        return row(name, letter, null, new Switch(), help);
    }

    private static OptionRow value(String name, String argument, String help) {
        return row(name, null, argument, new Switch(), help);
    }

    private static OptionRow row(
            String name, @Nullable String letter, @Nullable String argument, OptionEffect effect, String help) {
        return new OptionRow(COMMAND, name, letter, argument, effect, help);
    }
}
