package io.yarnsubmit.driver.control;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ExecutorGroup;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.control.BadRequestException;
import io.yarnsubmit.protocol.control.ControlJson;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is at which path. Thread-safe. */
final class ControlRoutes {
    private static final String GROUP = "/v1/groups/";
    private static final String EXECUTOR = "/v1/executors/";
    private static final int MOST_EXECUTORS = 1_000_000;

    private final DriverContext context;
    private final List<ExecutorGroup> groups;
    private final ControlState state;
    private final KeyValueRoutes keyValues;

    ControlRoutes(DriverContext context, List<ExecutorGroup> groups, ControlState state) {
        this.context = context;
        this.groups = List.copyOf(groups);
        this.state = state;
        this.keyValues = new KeyValueRoutes(state);
    }

    static BadRequestException methods(String allowed) {
        return new BadRequestException(405, "This path takes " + allowed);
    }

    /**
     * Answers a request, now or later.
     *
     * @throws BadRequestException if it is refused
     */
    void handle(ControlExchange exchange) {
        try {
            find(exchange);
        } catch (YarnSubmitException e) {
            throw new BadRequestException(409, String.valueOf(e.getMessage()));
        }
    }

    private void find(ControlExchange exchange) {
        String path = exchange.path();
        switch (path) {
            case "/v1/application" -> get(exchange, application());
            case "/v1/groups" ->
                get(
                        exchange,
                        Map.of(
                                "groups",
                                groups.stream().map(ControlRoutes::group).toList()));
            case "/v1/executors" -> get(exchange, executors());
            case "/v1/events" -> events(exchange);
            case "/v1/progress" -> progress(exchange);
            case "/v1/figures" -> figures(exchange);
            case KeyValueRoutes.ALL -> {
                requireMethod(exchange, "GET");
                keyValues.list(exchange);
            }
            default -> below(exchange, path);
        }
    }

    private void below(ControlExchange exchange, String path) {
        if (path.startsWith(KeyValueRoutes.ONE) && path.length() > KeyValueRoutes.ONE.length()) {
            keyValues.handle(exchange);
        } else if (path.startsWith(GROUP)) {
            group(exchange, path.substring(GROUP.length()));
        } else if (path.startsWith(EXECUTOR)) {
            executor(exchange, ControlExchange.idOf(path.substring(EXECUTOR.length())));
        } else {
            throw new BadRequestException(404, "There is nothing at " + path);
        }
    }

    private static void requireMethod(ControlExchange exchange, String method) {
        if (!exchange.method().equals(method)) {
            throw methods(method);
        }
    }

    private static void get(ControlExchange exchange, Object answer) {
        requireMethod(exchange, "GET");
        exchange.answer(200, answer);
    }

    private Map<String, Object> application() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", context.applicationId());
        fields.put("attempt", context.attempt());
        fields.put("deployMode", context.deployMode().name().toLowerCase(Locale.ROOT));
        fields.put("user", context.user());
        context.trackingUrl().ifPresent(url -> fields.put("trackingUrl", url.toString()));
        return fields;
    }

    private static Map<String, Object> group(ExecutorGroup group) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", group.name());
        fields.put("target", group.requested());
        fields.put("registered", group.list().size());
        return fields;
    }

    private Map<String, Object> executors() {
        return Map.of(
                "executors",
                groups.stream()
                        .flatMap(group -> group.list().stream())
                        .map(ControlJson::executor)
                        .toList());
    }

    private void group(ControlExchange exchange, String name) {
        ExecutorGroup group = groups.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadRequestException(404, "There is no executor group '" + name + "'"));
        if (exchange.method().equals("PUT")) {
            Map<String, Object> fields = exchange.fields();
            if (!(fields.get("target") instanceof BigDecimal target) || fields.size() > 1) {
                throw new BadRequestException(400, "{\"target\": N} is expected, with the wanted number of executors");
            }
            group.request(whole(target, "target", MOST_EXECUTORS).intValueExact());
        } else if (!exchange.method().equals("GET")) {
            throw methods("GET, PUT");
        }
        exchange.answer(200, group(group));
    }

    private static BigDecimal whole(BigDecimal number, String name, long most) {
        boolean fits = number.stripTrailingZeros().scale() <= 0
                && number.signum() >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0;
        if (!fits) {
            throw new BadRequestException(400, "'" + name + "' must be a whole number from 0 to " + most);
        }
        return number;
    }

    private void executor(ControlExchange exchange, int id) {
        requireMethod(exchange, "DELETE");
        boolean found = groups.stream().anyMatch(group -> group.kill(id));
        if (!found) {
            throw new BadRequestException(404, "There is no executor " + id);
        }
        exchange.answer(204);
    }

    private void events(ControlExchange exchange) {
        requireMethod(exchange, "GET");
        state.poll(exchange.number("after"), exchange.patience(), answer -> {
            List<Map<String, Object>> events = answer.events().stream()
                    .map(event -> {
                        Map<String, Object> fields = new LinkedHashMap<>();
                        fields.put("revision", event.revision());
                        fields.putAll(event.fields());
                        return fields;
                    })
                    .toList();
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("revision", answer.revision());
            fields.put("missed", answer.missed());
            fields.put("events", events);
            exchange.answer(200, fields);
        });
    }

    private void progress(ControlExchange exchange) {
        requireMethod(exchange, "POST");
        Map<String, Object> fields = exchange.fields();
        Object fraction = fields.remove("fraction");
        Object status = fields.remove("status");
        boolean fits = (fraction == null || fraction instanceof BigDecimal)
                && (status == null || status instanceof String)
                && fields.isEmpty();
        if (!fits) {
            throw new BadRequestException(
                    400, "{\"fraction\": 0.5, \"status\": \"text\"} is expected, both or one of them");
        }
        Optional.ofNullable((BigDecimal) fraction).ifPresent(part -> context.progress(part.doubleValue()));
        Optional.ofNullable((String) status).ifPresent(context::status);
        exchange.answer(204);
    }

    private void figures(ControlExchange exchange) {
        requireMethod(exchange, "POST");
        Map<String, Object> fields = exchange.fields();
        for (Map.Entry<String, Object> each : fields.entrySet()) {
            try {
                if (!(each.getValue() instanceof BigDecimal number)) {
                    throw new ArithmeticException();
                }
                context.figure(each.getKey(), number.longValueExact());
            } catch (ArithmeticException e) {
                throw new BadRequestException(400, "The figure '" + each.getKey() + "' is no whole number");
            } catch (IllegalArgumentException e) {
                throw new BadRequestException(400, String.valueOf(e.getMessage()));
            }
        }
        exchange.answer(204);
    }
}
