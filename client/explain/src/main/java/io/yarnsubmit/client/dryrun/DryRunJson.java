package io.yarnsubmit.client.dryrun;

import io.yarnsubmit.client.json.JsonLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report for programs: one object for each thing, with its {@code kind}. */
public final class DryRunJson {
    private DryRunJson() {}

    /** The last one is of kind {@code result}. */
    public static List<JsonLine> lines(DryRunReport report) {
        List<JsonLine> lines = new ArrayList<>();
        lines.add(kind("application").with("name", report.name()).with("deployMode", report.deployMode()));
        report.queue()
                .ifPresent(queue -> lines.add(kind("queue")
                        .with("name", queue.name())
                        .with("state", queue.state())
                        .with("capacity", queue.capacity())
                        .with("maximumCapacity", queue.maximumCapacity())
                        .with("used", queue.used())
                        .with("maySubmit", queue.maySubmit())
                        .with("running", queue.running())
                        .with("waiting", queue.waiting())));
        report.files()
                .forEach(file -> lines.add(kind("file")
                        .with("link", file.link())
                        .with("source", file.source())
                        .with("bytes", file.bytes() < 0 ? null : file.bytes())
                        .with("fate", file.fate().name().toLowerCase(Locale.ROOT))));
        report.containers()
                .forEach(container -> lines.add(kind("container")
                        .with("what", container.what())
                        .with("count", container.count())
                        .with("memoryMib", container.memory().mib())
                        .with("cores", container.cores())
                        .with("grantedMemoryMib", container.grantedMemory().map(memory -> memory.mib()))
                        .with("grantedCores", container.grantedCores())
                        .with("details", container.details())));
        report.processes()
                .forEach(process -> lines.add(kind("process")
                        .with("what", process.what())
                        .with("command", process.command())
                        .with("environment", process.environment())));
        report.notes().forEach(note -> lines.add(kind("note").with("message", note)));
        report.problems().forEach(problem -> lines.add(kind("problem").with("message", problem)));
        lines.add(kind("result").with("ok", report.isFine()));
        return lines;
    }

    private static JsonLine kind(String kind) {
        return new JsonLine().with("kind", kind);
    }
}
