package io.yarnsubmit.driver.control;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.protocol.control.BadRequestException;
import io.yarnsubmit.protocol.v1.TaskProgress;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The application as a whole: what it is, and what it says of itself. */
final class ApplicationRoutes {
    private final DriverContext context;
    private final BiConsumer<Integer, TaskProgress> ofTask;

    /** @param ofTask takes the progress of an executor's task */
    ApplicationRoutes(DriverContext context, BiConsumer<Integer, TaskProgress> ofTask) {
        this.context = context;
        this.ofTask = ofTask;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/v1/application", this::application),
                new Route("POST", "/v1/progress", this::progress),
                new Route("POST", "/v1/figures", this::figures));
    }

    private void application(ControlExchange exchange) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", context.applicationId());
        fields.put("attempt", context.attempt());
        fields.put("deployMode", context.deployMode().name().toLowerCase(Locale.ROOT));
        fields.put("user", context.user());
        context.trackingUrl().ifPresent(url -> fields.put("trackingUrl", url.toString()));
        exchange.answer(200, fields);
    }

    private void progress(ControlExchange exchange) {
        JsonFields fields = exchange.fields();
        Optional<BigDecimal> fraction = fields.number("fraction");
        Optional<String> status = fields.text("status");
        fields.requireNoOthers("fraction, status");
        if (exchange.caller() instanceof Caller.Executor executor) {
            progress(executor, fraction, status);
        } else {
            fraction.ifPresent(part -> context.progress(part.doubleValue()));
            status.ifPresent(context::status);
        }
        exchange.answer(204);
    }

    private void progress(Caller.Executor executor, Optional<BigDecimal> fraction, Optional<String> status) {
        if (!executor.isOfTask()) {
            throw new BadRequestException(409, "No task has started this command, so it has no progress of its own");
        }
        if (status.isPresent() || fraction.isEmpty()) {
            throw new BadRequestException(
                    400, "A command on an executor tells the progress of its task: {\"fraction\": 0.5} is expected");
        }
        double within = Math.min(1, Math.max(0, fraction.get().doubleValue()));
        ofTask.accept(
                executor.id(),
                TaskProgress.newBuilder()
                        .setTaskId(executor.task().getTaskId())
                        .setAttempt(executor.task().getAttempt())
                        .setPermille((int) Math.round(1000 * within))
                        .build());
    }

    private void figures(ControlExchange exchange) {
        JsonFields fields = exchange.fields();
        Map<String, Long> figures = new LinkedHashMap<>();
        for (String name : List.copyOf(fields.names())) {
            try {
                figures.put(name, fields.number(name).orElseThrow().longValueExact());
            } catch (ArithmeticException e) {
                throw new BadRequestException(400, "The figure '" + name + "' is no whole number");
            }
        }
        try {
            figures.forEach(context::figure);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(400, String.valueOf(e.getMessage()));
        }
        exchange.answer(204);
    }
}
