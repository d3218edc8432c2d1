package io.yarnsubmit.driver.control;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.control.BadRequestException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Commands that run as tasks on executors. */
final class TaskRoutes {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_ATTEMPTS = 100;
    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(1_000_000_000);

    private final ControlledApplication application;
    private final CommandTasks tasks;

    TaskRoutes(ControlledApplication application, CommandTasks tasks) {
        this.application = application;
        this.tasks = tasks;
    }

    List<Route> routes() {
        return List.of(
                new Route("POST", "/v1/tasks", this::submit),
                new Route("GET", "/v1/tasks", this::list),
                new Route("GET", "/v1/tasks/{id}", this::await),
                new Route("DELETE", "/v1/tasks/{id}", this::cancel),
                new Route("GET", "/v1/tasks/{id}/stdout", exchange -> output(exchange, CommandTaskEnd::stdout)),
                new Route("GET", "/v1/tasks/{id}/stderr", exchange -> output(exchange, CommandTaskEnd::stderr)));
    }

    private void submit(ControlExchange exchange) {
        CommandTaskSpec spec = spec(exchange.fields(MOST_BYTES));
        application.requireGroup(spec.group());
        tasks.submit(spec, reply -> answer(exchange, reply, task -> exchange.answer(201, described(task))));
    }

    private static CommandTaskSpec spec(JsonFields fields) {
        List<String> command = CommandFields.words(fields);
        Map<String, String> variables = CommandFields.variables(fields);
        CommandTaskSpec spec = new CommandTaskSpec(
                fields.text("group").orElse(LaunchNames.DEFAULT_GROUP),
                command,
                variables,
                fields.number("timeout").map(TaskRoutes::duration),
                fields.whole("attempts", 1, MOST_ATTEMPTS).orElse(1));
        fields.requireNoOthers("command, group, env, timeout, attempts");
        return spec;
    }

    private static Duration duration(BigDecimal seconds) {
        if (seconds.signum() <= 0 || seconds.compareTo(LONGEST_SECONDS) > 0) {
            throw new BadRequestException(
                    400, "'timeout' must be a number of seconds above 0, at most " + LONGEST_SECONDS.toPlainString());
        }
        return Duration.ofMillis(Math.max(
                1, seconds.movePointRight(3).setScale(0, RoundingMode.UP).longValueExact()));
    }

    private void list(ControlExchange exchange) {
        tasks.list(all -> exchange.answer(
                200, Map.of("tasks", all.stream().map(TaskRoutes::described).toList())));
    }

    private void await(ControlExchange exchange) {
        tasks.await(
                id(exchange),
                exchange.patience(),
                reply -> answer(exchange, reply, task -> exchange.answer(200, described(task))));
    }

    private void cancel(ControlExchange exchange) {
        tasks.cancel(id(exchange), reply -> answer(exchange, reply, task -> exchange.answer(204)));
    }

    private void output(ControlExchange exchange, Function<CommandTaskEnd, ByteString> stream) {
        tasks.await(
                id(exchange),
                exchange.patience(),
                reply -> answer(exchange, reply, task -> {
                    Optional<CommandTaskEnd> end = task.end();
                    if (end.isEmpty()) {
                        exchange.refuse(new BadRequestException(409, "Task " + task.id() + " has not ended"));
                    } else if (task.outputDropped()) {
                        exchange.refuse(new BadRequestException(
                                410,
                                "The output of task " + task.id()
                                        + " was dropped to make room for that of later ones"));
                    } else {
                        exchange.answer(stream.apply(end.get()));
                    }
                }));
    }

    private static int id(ControlExchange exchange) {
        return WholeNumber.id(exchange.variable("id"), "task");
    }

    /** What a reply is answered with. */
    private interface Known {
        void answer(CommandTaskView task);
    }

    private static void answer(ControlExchange exchange, CommandTaskReply reply, Known known) {
        if (reply instanceof CommandTaskReply.Known found) {
            known.answer(found.task());
        } else if (reply instanceof CommandTaskReply.Missing missing) {
            exchange.refuse(new BadRequestException(404, "There is no task " + missing.id() + ", or not any more"));
        } else if (reply instanceof CommandTaskReply.Full full) {
            exchange.refuse(new BadRequestException(507, "Not accepted: " + full.message()));
        }
    }

    private static Map<String, Object> described(CommandTaskView task) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", task.id());
        fields.put("group", task.group());
        fields.put(
                "status",
                task.end().map(end -> end.isSuccess() ? "success" : "failed").orElse("running"));
        fields.put("attempts", task.attempts());
        task.end().ifPresent(end -> describe(end, fields));
        return fields;
    }

    private static void describe(CommandTaskEnd end, Map<String, Object> fields) {
        fields.put("cause", end.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        end.exitStatus().ifPresent(status -> fields.put("exitStatus", status));
        end.executor().ifPresent(place -> {
            fields.put("executor", place.id());
            fields.put("host", place.host());
            fields.put("seconds", BigDecimal.valueOf(end.runtime().toMillis(), 3));
            fields.put("stdoutBytes", end.stdoutBytes());
            fields.put("stderrBytes", end.stderrBytes());
        });
        if (!end.message().isEmpty()) {
            fields.put("message", end.message());
        }
    }
}
