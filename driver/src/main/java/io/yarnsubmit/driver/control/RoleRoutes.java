package io.yarnsubmit.driver.control;

import io.yarnsubmit.driver.roles.BesideView;
import io.yarnsubmit.driver.roles.InstanceId;
import io.yarnsubmit.driver.roles.InstanceView;
import io.yarnsubmit.driver.roles.RoleView;
import io.yarnsubmit.driver.roles.RolesBackend;
import io.yarnsubmit.protocol.control.BadRequestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Roles, their instances, and commands beside these. */
final class RoleRoutes {
    private static final int MOST_BYTES = 1 << 20;

    private final RolesBackend roles;

    RoleRoutes(RolesBackend roles) {
        this.roles = roles;
    }

    List<Route> routes() {
        String commands = "/v1/instances/{role}/{index}/commands";
        return List.of(
                new Route("GET", "/v1/roles", this::list),
                new Route("GET", "/v1/roles/{role}", this::show),
                new Route("GET", "/v1/instances/{role}/{index}", this::showInstance),
                new Route("POST", commands, this::run),
                new Route("GET", commands + "/{number}", this::await),
                new Route("DELETE", commands + "/{number}", this::end));
    }

    private void list(ControlExchange exchange) {
        roles.describe(all -> exchange.answer(
                200, Map.of("roles", all.stream().map(RoleFields::described).toList())));
    }

    private void show(ControlExchange exchange) {
        role(exchange, role -> exchange.answer(200, RoleFields.withInstances(role)));
    }

    private void role(ControlExchange exchange, Consumer<RoleView> found) {
        String name = exchange.variable("role");
        roles.describe(all -> {
            Optional<RoleView> role =
                    all.stream().filter(each -> each.name().equals(name)).findFirst();
            if (role.isPresent()) {
                found.accept(role.get());
            } else {
                exchange.refuse(new BadRequestException(404, "There is no role '" + name + "'"));
            }
        });
    }

    private void showInstance(ControlExchange exchange) {
        instance(exchange, view -> exchange.answer(200, RoleFields.described(view)));
    }

    private void instance(ControlExchange exchange, Consumer<InstanceView> found) {
        InstanceId id = id(exchange);
        role(exchange, role -> {
            Optional<InstanceView> instance = role.instances().stream()
                    .filter(view -> view.id().equals(id))
                    .findFirst();
            if (instance.isPresent()) {
                found.accept(instance.get());
            } else {
                exchange.refuse(
                        new BadRequestException(404, "There is no instance " + id + "; the role has " + role.count()));
            }
        });
    }

    private static InstanceId id(ControlExchange exchange) {
        return new InstanceId(exchange.variable("role"), WholeNumber.id(exchange.variable("index"), "instance"));
    }

    private void run(ControlExchange exchange) {
        requireOwnRole(exchange);
        JsonFields fields = exchange.fields(MOST_BYTES);
        List<String> command = CommandFields.words(fields);
        Map<String, String> variables = CommandFields.variables(fields);
        fields.requireNoOthers("command, env");
        instance(
                exchange,
                view -> roles.runBeside(view.id(), command, variables, (number, problem) -> {
                    if (number.isPresent()) {
                        exchange.answer(201, Map.of("number", number.getAsLong()));
                    } else {
                        exchange.refuse(new BadRequestException(409, "The command was not started: " + problem));
                    }
                }));
    }

    private void await(ControlExchange exchange) {
        requireOwnRole(exchange);
        roles.awaitBeside(id(exchange), number(exchange), exchange.patience(), found -> {
            if (found.isPresent()) {
                exchange.answer(200, described(found.get()));
            } else {
                exchange.refuse(missing(exchange));
            }
        });
    }

    private static Map<String, Object> described(BesideView command) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", command.number());
        command.end().ifPresent(end -> {
            fields.put("exitStatus", end.getExitStatus());
            if (!end.getProblem().isEmpty()) {
                fields.put("message", end.getProblem());
            }
        });
        return fields;
    }

    private void end(ControlExchange exchange) {
        requireOwnRole(exchange);
        roles.endBeside(id(exchange), number(exchange), found -> {
            if (found) {
                exchange.answer(204);
            } else {
                exchange.refuse(missing(exchange));
            }
        });
    }

    private static long number(ControlExchange exchange) {
        return WholeNumber.of(exchange.variable("number"), "The number of the command");
    }

    private static BadRequestException missing(ControlExchange exchange) {
        return new BadRequestException(
                404,
                "There is no command " + exchange.variable("number") + " beside " + id(exchange) + ", or not any more");
    }

    /** Commands on an executor reach the instances of its own role. On the loop for these. */
    private void requireOwnRole(ControlExchange exchange) {
        if (exchange.caller() instanceof Caller.Executor executor) {
            Optional<InstanceId> own = roles.instanceOn(executor.id());
            if (own.filter(id -> id.role().equals(exchange.variable("role"))).isEmpty()) {
                throw new BadRequestException(
                        403,
                        "Commands on executors may run others beside the instances of their own role alone, which "
                                + own.map(id -> "is '" + id.role() + "'").orElse("they do not have"));
            }
        }
    }
}
