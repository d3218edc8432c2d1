package io.yarnsubmit.driver.control;

import io.yarnsubmit.protocol.control.BadRequestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the route of a request. Pure. */
final class RouteTable {
    private final List<Route> routes;

    RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    List<Route> all() {
        return routes;
    }

    /**
     * A route, and what stands in the path for the names in braces.
     *
     * @param variables by name
     */
    record Match(Route route, Map<String, String> variables) {}

    /** @throws BadRequestException if there is none */
    Match find(String method, String path) {
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> variables = variables(route.template(), path);
            if (variables.isPresent() && route.method().equals(method)) {
                return new Match(route, variables.get());
            }
            variables.ifPresent(found -> allowed.add(route.method()));
        }
        if (allowed.isEmpty()) {
            throw new BadRequestException(404, "There is nothing at " + path);
        }
        throw BadRequestException.method(List.copyOf(allowed));
    }

    private static Optional<Map<String, String>> variables(String template, String path) {
        List<String> expected = List.of(template.split("/", -1));
        boolean takesRest = template.endsWith("*}");
        List<String> parts = new ArrayList<>(List.of(path.split("/", takesRest ? expected.size() : -1)));
        if (parts.size() != expected.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String name = expected.get(i);
            String part = parts.get(i);
            if (!name.startsWith("{")) {
                if (!name.equals(part)) {
                    return Optional.empty();
                }
            } else if (part.isEmpty()) {
                return Optional.empty();
            } else {
                variables.put(name.replaceAll("[{}*]", ""), part);
            }
        }
        return Optional.of(variables);
    }
}
