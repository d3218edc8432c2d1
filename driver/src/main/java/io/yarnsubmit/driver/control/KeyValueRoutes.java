package io.yarnsubmit.driver.control;

import io.yarnsubmit.protocol.control.BadRequestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /v1/kv}: the key-value store. */
final class KeyValueRoutes {
    private final ControlState state;

    KeyValueRoutes(ControlState state) {
        this.state = state;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/v1/kv", this::list),
                new Route("GET", "/v1/kv/{key*}", this::get),
                new Route("PUT", "/v1/kv/{key*}", this::put),
                new Route("DELETE", "/v1/kv/{key*}", this::remove));
    }

    private void list(ControlExchange exchange) {
        state.list(
                exchange.parameters().text("prefix"),
                entries -> exchange.answer(
                        200,
                        Map.of(
                                "keys",
                                entries.stream().map(KeyValueRoutes::described).toList())));
    }

    private static Map<String, Object> described(KeyValueEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("key", entry.key());
        fields.put("revision", entry.revision());
        fields.put("bytes", entry.value().size());
        entry.owner().ifPresent(owner -> fields.put("owner", owner));
        return fields;
    }

    private void get(ControlExchange exchange) {
        String key = exchange.variable("key");
        state.await(
                key, exchange.parameters().number("after"), exchange.patience(), reply -> answer(exchange, key, reply));
    }

    private void put(ControlExchange exchange) {
        String key = exchange.variable("key");
        state.put(
                key,
                exchange.body(KeyValueLimits.USUAL.valueBytes()),
                exchange.condition(),
                exchange.owner(),
                reply -> answer(exchange, key, reply));
    }

    private void remove(ControlExchange exchange) {
        String key = exchange.variable("key");
        state.remove(key, exchange.condition(), reply -> answer(exchange, key, reply));
    }

    private static void answer(ControlExchange exchange, String key, KeyValueReply reply) {
        if (reply instanceof KeyValueReply.Found found) {
            exchange.answer(found.entry());
        } else if (reply instanceof KeyValueReply.Stored stored) {
            exchange.revision(stored.revision());
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("key", key);
            fields.put("revision", stored.revision());
            exchange.answer(200, fields);
        } else if (reply instanceof KeyValueReply.Removed) {
            exchange.answer(204);
        } else if (reply instanceof KeyValueReply.Unchanged unchanged) {
            exchange.revision(unchanged.revision());
            exchange.answer(304);
        } else {
            refusal(key, reply).ifPresent(exchange::refuse);
        }
    }

    private static Optional<BadRequestException> refusal(String key, KeyValueReply reply) {
        if (reply instanceof KeyValueReply.Missing) {
            return Optional.of(new BadRequestException(404, "The key '" + key + "' has no value"));
        }
        if (reply instanceof KeyValueReply.Conflict conflict) {
            return Optional.of(new BadRequestException(
                    412,
                    "The key '" + key + "' "
                            + (conflict.revision() == 0 ? "has no value" : "has the revision " + conflict.revision())));
        }
        if (reply instanceof KeyValueReply.Full full) {
            return Optional.of(new BadRequestException(507, "Not stored: " + full.message()));
        }
        return reply instanceof KeyValueReply.NoSuchOwner missing
                ? Optional.of(new BadRequestException(
                        409, "Executor " + missing.executor() + " is not registered, so it cannot own a key"))
                : Optional.empty();
    }
}
