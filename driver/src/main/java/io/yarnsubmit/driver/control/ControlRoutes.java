package io.yarnsubmit.driver.control;

import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.control.BadRequestException;
import io.yarnsubmit.protocol.v1.TaskProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What is at which path. Thread-safe. */
final class ControlRoutes {
    private final RouteTable table;
    private final Permissions permissions;

    /** @param ofTask takes the progress of an executor's task */
    ControlRoutes(
            ControlledApplication application,
            ControlState state,
            CommandTasks tasks,
            Permissions permissions,
            BiConsumer<Integer, TaskProgress> ofTask) {
        this.permissions = permissions;
        List<Route> routes = new ArrayList<>();
        routes.addAll(new ApplicationRoutes(application.context(), ofTask).routes());
        routes.addAll(new GroupRoutes(application, state).routes());
        routes.addAll(new ExecutorRoutes(application).routes());
        routes.addAll(new RoleRoutes(application.roles()).routes());
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
    void handle(ControlExchange exchange) {
        permissions.check(exchange.caller(), exchange.method(), exchange.path());
        RouteTable.Match match = table.find(exchange.method(), exchange.path());
        exchange.variables(match.variables());
        try {
            match.route().handler().handle(exchange);
        } catch (YarnSubmitException e) {
            throw new BadRequestException(409, String.valueOf(e.getMessage()));
        }
    }
}
