package io.yarnsubmit.client.explain;

import io.yarnsubmit.client.explain.ExplainFacts.State;
import io.yarnsubmit.protocol.diagnostics.YarnDiagnostics;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cluster on which all is well, to which a test does one thing. */
final class Facts {
    private State state = State.ACCEPTED;
    private String diagnostics =
            "[Sun Nov 22 21:00:00 +0000 2026] Application is Activated, waiting for resources to be"
                    + " assigned for AM. ";
    private RequestedContainer am = new RequestedContainer(
            "its ApplicationMaster", "", new Size(512, 1), "", "", List.of(), "--am-memory", "--am-label");
    private RequestedContainer executor = executor("", "", List.of());
    private @Nullable QueueFacts queue = queue(new Size(1024, 2), new Size(8192, 16));
    private @Nullable List<MachineFacts> machines = List.of(machine("node1", 1024), machine("node2", 2048));
    private final List<AttemptFacts> attempts = new ArrayList<>();
    private @Nullable LiveFacts live;
    private int reserved;
    private final Map<String, String> settings = new HashMap<>();

    static Facts accepted() {
        return new Facts();
    }

    static Facts running(int registered, int target, String waitingFor) {
        Facts facts = new Facts();
        facts.state = State.RUNNING;
        facts.live = new LiveFacts(List.of(new LiveFacts.Group("default", registered, target, 0)), waitingFor, 12);
        return facts;
    }

    static Facts ended(State state, String diagnostics) {
        Facts facts = new Facts();
        facts.state = state;
        facts.diagnostics = diagnostics;
        facts.queue = null;
        facts.machines = null;
        return facts;
    }

    Facts diagnostics(String text) {
        diagnostics = text;
        return this;
    }

    Facts am(Size size, String label) {
        am = new RequestedContainer(
                "its ApplicationMaster", "", size, label, "", List.of(), "--am-memory", "--am-label");
        return this;
    }

    Facts executor(RequestedContainer wish) {
        executor = wish;
        return this;
    }

    Facts queue(QueueFacts other) {
        queue = other;
        return this;
    }

    Facts machines(MachineFacts... others) {
        machines = List.of(others);
        return this;
    }

    Facts failedAttempt(String text) {
        attempts.add(new AttemptFacts(1, true, "node1", "container_1_0001_01_000001", text));
        return this;
    }

    Facts live(LiveFacts facts) {
        live = facts;
        return this;
    }

    Facts reserved(int count) {
        reserved = count;
        return this;
    }

    Facts unasked() {
        live = null;
        return this;
    }

    Facts set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    static RequestedContainer executor(String label, String placement, List<String> places) {
        return new RequestedContainer(
                "an executor",
                "default",
                new Size(1024, 1),
                label,
                placement,
                places,
                "--executor-memory",
                "--executor-label");
    }

    static QueueFacts queue(Size used, Size most) {
        return new QueueFacts("etl", true, used, most, null, null, null, null, Set.of(), "", 3, List.of("adhoc"));
    }

    static MachineFacts machine(String host, long usedMib) {
        return machine(host, "running", usedMib, Set.of());
    }

    static MachineFacts machine(String host, String state, long usedMib, Set<String> labels) {
        return new MachineFacts(
                host,
                "/default-rack",
                state,
                new Size(4096, 8),
                new Size(usedMib, 1),
                labels,
                state.equals("unhealthy") ? "1/1 local-dirs are bad" : "");
    }

    List<Finding> explained() {
        return ExplainCore.explain(new ExplainFacts(
                "application_1_0001",
                "ann",
                state,
                diagnostics,
                state.isFinal() ? YarnDiagnostics.ofEnd(verdict(), diagnostics, !attempts.isEmpty()) : null,
                am,
                List.of(executor),
                queue,
                machines,
                attempts,
                live,
                reserved,
                settings));
    }

    private Verdict verdict() {
        return switch (state) {
            case SUCCEEDED -> Verdict.VERDICT_SUCCEEDED;
            case KILLED -> Verdict.VERDICT_KILLED;
            default -> Verdict.VERDICT_FAILED;
        };
    }

    Finding first() {
        return explained().get(0);
    }
}
