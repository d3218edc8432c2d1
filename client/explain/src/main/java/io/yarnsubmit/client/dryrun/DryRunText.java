package io.yarnsubmit.client.dryrun;

import io.yarnsubmit.client.console.TextTable;
import io.yarnsubmit.client.dryrun.DryRunReport.Fate;
import io.yarnsubmit.client.dryrun.DryRunReport.PlannedContainer;
import io.yarnsubmit.client.dryrun.DryRunReport.PlannedFile;
import io.yarnsubmit.client.dryrun.DryRunReport.PlannedProcess;
import io.yarnsubmit.client.dryrun.DryRunReport.QueueFacts;
import io.yarnsubmit.client.figures.Figures;
import io.yarnsubmit.protocol.text.ShownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report for people. */
public final class DryRunText {
    private final DryRunReport report;
    private final List<String> lines = new ArrayList<>();

    private DryRunText(DryRunReport report) {
        this.report = report;
    }

    /** Without the problems, which belong to standard error. */
    public static List<String> lines(DryRunReport report) {
        DryRunText text = new DryRunText(report);
        text.write();
        return List.copyOf(text.lines);
    }

    private void write() {
        lines.add("Dry run of '" + ShownText.line(report.name(), ShownText.USUAL_LENGTH) + "' in " + report.deployMode()
                + " mode; nothing is submitted.");
        report.queue().ifPresent(this::queue);
        files();
        containers();
        report.processes().forEach(this::process);
        report.notes().forEach(note -> lines.add("Note: " + note));
        lines.add(
                report.isFine()
                        ? "No problem was found."
                        : report.problems().size() == 1
                                ? "1 problem was found."
                                : report.problems().size() + " problems were found.");
    }

    private void queue(QueueFacts queue) {
        lines.add("");
        lines.add("Queue " + queue.name() + ": " + queue.state() + ", capacity " + percent(queue.capacity())
                + " (at most " + percent(queue.maximumCapacity()) + "), " + percent(queue.used())
                + " of its capacity in use"
                + queue.running().map(count -> ", " + count + " running").orElse("")
                + queue.waiting().map(count -> ", " + count + " waiting").orElse("")
                + (queue.maySubmit() ? "; you may submit" : "; you may not submit"));
    }

    private void files() {
        lines.add("");
        TextTable table = new TextTable("FILE", "SIZE", "WHAT WITH IT", "FROM");
        report.files().forEach(file -> table.add(file.link(), size(file.bytes()), fate(file.fate()), file.source()));
        lines.addAll(table.lines());
        List<PlannedFile> uploads = report.files().stream()
                .filter(file -> file.fate() == Fate.UPLOAD)
                .toList();
        long bytes = uploads.stream().mapToLong(PlannedFile::bytes).sum();
        if (report.files().stream().anyMatch(file -> file.fate() == Fate.UNKNOWN)) {
            lines.add("What of these the cluster has is not known.");
        } else if (uploads.isEmpty()) {
            lines.add("Nothing is to be uploaded.");
        } else {
            String files = uploads.size() + (uploads.size() == 1 ? " file" : " files");
            lines.add(files + " of " + size(bytes) + " to be uploaded.");
        }
    }

    private static String fate(Fate fate) {
        return switch (fate) {
            case UPLOAD -> "upload";
            case CACHED -> "in the cache";
            case IN_PLACE -> "used in place";
            case UNKNOWN -> "not known";
        };
    }

    private void containers() {
        lines.add("");
        TextTable table = new TextTable("CONTAINER", "COUNT", "ASKED", "GRANTED", "");
        for (PlannedContainer container : report.containers()) {
            table.add(
                    container.what(),
                    Integer.toString(container.count()),
                    container.memory() + ", " + cores(container.cores()),
                    container.grantedMemory().isEmpty()
                            ? "not known"
                            : container.grantedMemory().get()
                                    + container
                                            .grantedCores()
                                            .map(cores -> ", " + cores(cores))
                                            .orElse(""),
                    String.join("; ", container.details()));
        }
        lines.addAll(table.lines());
        report.rounding().ifPresent(source -> lines.add("Sizes are granted as " + source + " says."));
    }

    private void process(PlannedProcess process) {
        lines.add("");
        lines.add(process.what() + ":");
        lines.add("  " + process.command());
        process.environment().forEach((name, value) -> lines.add("  " + name + "=" + value));
    }

    private static String cores(int cores) {
        return cores + (cores == 1 ? " vcore" : " vcores");
    }

    private static String percent(float fraction) {
        return String.format(Locale.ROOT, "%.1f %%", fraction * 100).replace(".0 %", " %");
    }

    private static String size(long bytes) {
        if (bytes < 0) {
            return "";
        }
        return Figures.bytes(bytes);
    }
}
