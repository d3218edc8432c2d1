package io.yarnsubmit.driver.control;

import io.yarnsubmit.api.ExecutorGroup;
import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.protocol.control.BadRequestException;
import io.yarnsubmit.protocol.control.ControlJson;
import java.util.List;
import java.util.Map;

/** The registered executors. */
final class ExecutorRoutes {
    private final ControlledApplication application;

    ExecutorRoutes(ControlledApplication application) {
        this.application = application;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/v1/executors", this::list), new Route("DELETE", "/v1/executors/{id}", this::end));
    }

    private void list(ControlExchange exchange) {
        exchange.answer(
                200,
                Map.of(
                        "executors",
                        application.groups().get().stream()
                                .flatMap(group -> group.list().stream())
                                .map(ControlJson::executor)
                                .toList()));
    }

    private void end(ControlExchange exchange) {
        int id = WholeNumber.id(exchange.variable("id"), "executor");
        boolean replace = exchange.parameters().truth("replace", true);
        if (!(replace ? killed(id) : isThere(id))) {
            throw new BadRequestException(404, "There is no executor " + id);
        }
        if (!replace && application.roles().isRole(groupOf(id))) {
            throw new BadRequestException(
                    409,
                    "Executor " + id + " has an instance of the role '" + groupOf(id)
                            + "'; change how many the role has instead");
        }
        if (replace) {
            exchange.answer(204);
        } else {
            application.backend().remove(id, () -> exchange.answer(204));
        }
    }

    private boolean killed(int id) {
        return application.groups().get().stream().anyMatch(group -> group.kill(id));
    }

    private String groupOf(int id) {
        return application.groups().get().stream()
                .flatMap(group -> group.list().stream())
                .filter(executor -> executor.id() == id)
                .map(ExecutorInfo::group)
                .findFirst()
                .orElse("");
    }

    private boolean isThere(int id) {
        return application.groups().get().stream()
                .map(ExecutorGroup::list)
                .anyMatch(list -> list.stream().anyMatch(executor -> executor.id() == id));
    }
}
