package io.yarnsubmit.driver.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happened, and waiting for what happens. */
final class EventRoutes {
    private final ControlState state;

    EventRoutes(ControlState state) {
        this.state = state;
    }

    List<Route> routes() {
        return List.of(new Route("GET", "/v1/events", this::poll));
    }

    private void poll(ControlExchange exchange) {
        state.poll(exchange.parameters().number("after"), exchange.patience(), answer -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("revision", answer.revision());
            fields.put("missed", answer.missed());
            fields.put(
                    "events",
                    answer.events().stream().map(EventRoutes::described).toList());
            exchange.answer(200, fields);
        });
    }

    private static Map<String, Object> described(EventsCore.Event event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("revision", event.revision());
        fields.putAll(event.fields());
        return fields;
    }
}
