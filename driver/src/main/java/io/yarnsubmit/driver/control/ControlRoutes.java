package io.yarnsubmit.driver.control;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is at which path. Thread-safe. */
final class ControlRoutes {
    private final RouteTable table;

    ControlRoutes(ControlledApplication application, ControlState state, CommandTasks tasks) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(new ApplicationRoutes(application.context()).routes());
        routes.addAll(new GroupRoutes(application, state).routes());
        routes.addAll(new ExecutorRoutes(application).routes());
        routes.addAll(new EventRoutes(state).routes());
        routes.addAll(new KeyValueRoutes(state).routes());
        routes.addAll(new TaskRoutes(application, tasks).routes());
        table = new RouteTable(routes);
    }

    List<Route> all() {
        return table.all();
    }

    /**
     * Answers a request, now or later.
     *
     * @throws BadRequestException if it is refused
     */
    void handle(ControlExchange exchange) throws IOException {
        RouteTable.Match match = table.find(exchange.method(), exchange.path());
        exchange.variables(match.variables());
        match.route().handler().handle(exchange);
    }
}
