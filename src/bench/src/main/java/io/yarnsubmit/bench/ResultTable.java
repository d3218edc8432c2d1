package io.yarnsubmit.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The figures of all runs, a column for each, beside what they should be. */
final class ResultTable {
    private static final int MIB = 1024 * 1024;

    private final List<RunFigures> runs;
    private final int executors;
    private final List<String> lines = new ArrayList<>();

    private ResultTable(List<RunFigures> runs, int executors) {
        this.runs = runs;
        this.executors = executors;
    }

    static List<String> of(List<RunFigures> runs, int executors) {
        ResultTable table = new ResultTable(runs, executors);
        table.fill();
        return table.lines;
    }

    private void fill() {
        row(
                "ResourceManager alone: all granted, s",
                "",
                run -> seconds(run.bare().granted()));
        row("    containers/s", "", run -> rate(run.bare().granted()));
        row("    all given back, s", "", run -> seconds(run.bare().givenBack()));
        row("yarn-submit: all granted, s", "", run -> seconds(run.getting().granted()));
        row("    containers/s", "", run -> rate(run.getting().granted()));
        row(
                "    of the ResourceManager's rate, %",
                ">= 90", run -> share(run, run.getting().granted()));
        row(
                "    heartbeats until then",
                "",
                run -> Integer.toString(run.getting().heartbeats()));
        row("yarn-submit: all started, s", "", run -> seconds(run.getting().started()));
        row("    containers/s", "", run -> rate(run.getting().started()));
        row(
                "    of the ResourceManager's rate, %",
                "", run -> share(run, run.getting().started()));
        row("    ApplicationMaster at rest, s", "", run -> seconds(run.getting().settled()));
        row("    all given back, s", "", run -> seconds(run.givingBack().time()));
        row("    containers left", "0", run -> Integer.toString(run.givingBack().left()));
        row(
                "    exit code of yarn-submit",
                "0",
                run -> Integer.toString(run.givingBack().exitCode()));
        row(
                "AM processor time until it is at rest, s",
                "",
                run -> seconds(run.getting().cpu()));
        row(
                "    per second with nothing to do, ms",
                "",
                run -> Long.toString(run.having().cpu().toMillis()));
        row(
                "AM heap in use after a full collection, MiB",
                "<= 256",
                run -> decimal((double) run.having().heapBytes() / MIB));
        row("    its limit", "", run -> run.having().maxHeap());
        row(
                "AM resident now / at most, MiB",
                "",
                run -> run.having().residentMib() + " / " + run.having().mostResidentMib());
        row("    threads", "", run -> Integer.toString(run.having().threads()));
    }

    private void row(String name, String target, Function<RunFigures, String> value) {
        StringBuilder line = new StringBuilder("%-48s %8s".formatted(name, target));
        runs.forEach(run -> line.append("%12s".formatted(value.apply(run))));
        lines.add(line.toString());
    }

    private String rate(Duration time) {
        return Long.toString(Math.round(executors / inSeconds(time)));
    }

    private static String share(RunFigures run, Duration time) {
        return Long.toString(Math.round(100 * inSeconds(run.bare().granted()) / inSeconds(time)));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f", inSeconds(time));
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static double inSeconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
