package io.yarnsubmit.page;

import java.util.List;

/** The figures for monitoring. {@code docs/monitoring.md} lists them; their names, types and labels are stable. */
enum Metric {
    APPLICATION_INFO(
            Type.GAUGE,
            "application_info",
            "Always 1. What the application is.",
            "name",
            "user",
            "queue",
            "mode",
            "version"),
    APPLICATION_PHASE(
            Type.GAUGE, "application_phase", "1 for the present phase: starting, running or ending.", "phase"),
    APPLICATION_ATTEMPT(
            Type.GAUGE, "application_attempt", "The number of this attempt. Counters begin again with each."),
    APPLICATION_SUBMITTED(
            Type.GAUGE,
            "application_submitted_timestamp_seconds",
            "When YARN got the application, in seconds since 1970."),
    PROGRESS(Type.GAUGE, "progress_ratio", "The driver's progress, from 0 to 1."),
    WAITING(Type.GAUGE, "waiting", "1 while executors are waited for, else 0."),
    WAITING_SECONDS(Type.COUNTER, "waiting_seconds_total", "For how long executors were waited for."),
    EXECUTORS(Type.GAUGE, "executors", "Executors by state: starting, registered or leaving.", "group", "state"),
    EXECUTORS_TARGET(Type.GAUGE, "executors_target", "How many executors the group is to have.", "group"),
    EXECUTORS_PEAK(Type.GAUGE, "executors_peak", "The most executors that were registered at the same time."),
    EXECUTORS_STARTED(Type.COUNTER, "executors_started_total", "Executors that were started."),
    EXECUTORS_ENDED(
            Type.COUNTER,
            "executors_ended_total",
            "Executors that have ended, by class: ours (no longer needed), preempted, node, memory, program, start.",
            "class"),
    INSTANCES(Type.GAUGE, "instances", "Instances of roles by phase.", "role", "phase"),
    TASKS_PENDING(Type.GAUGE, "tasks_pending", "Tasks by state: waiting or running.", "state"),
    TASKS(Type.COUNTER, "tasks_total", "Tasks that have ended, by state: done or failed.", "state"),
    TASK_RETRIES(Type.COUNTER, "task_retries_total", "Attempts of tasks that had to be repeated."),
    FIGURE(Type.GAUGE, "figure", "Numbers that the program counts under names of its own.", "name"),
    PROCESSOR_SECONDS(
            Type.COUNTER,
            "process_cpu_seconds_total",
            "Processor time of a process, as it last told: the ApplicationMaster, the driver, and first executors.",
            "process"),
    MASTER_MEMORY(Type.GAUGE, "master_memory_bytes", "The ApplicationMaster's heap: used, committed or max.", "kind"),
    TOKEN_RENEWALS(Type.COUNTER, "token_renewals_total", "How often this attempt got new delegation tokens."),
    TOKENS_END(
            Type.GAUGE,
            "tokens_end_timestamp_seconds",
            "When the first of the renewed delegation tokens ends, in seconds since 1970.");

    private static final String PREFIX = "yarnsubmit_";

    /** How Prometheus treats it. */
    enum Type {
        GAUGE("gauge"),
        COUNTER("counter");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private final Type type;
    private final String label;
    private final String help;
    private final List<String> labels;

    Metric(Type type, String label, String help, String... labels) {
        this.type = type;
        this.label = PREFIX + label;
        this.help = help;
        this.labels = List.of(labels);
    }

    Type type() {
        return type;
    }

    /** Its name. */
    String label() {
        return label;
    }

    String help() {
        return help;
    }

    List<String> labels() {
        return labels;
    }
}
