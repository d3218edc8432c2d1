package io.yarnsubmit.driver.control;

import io.yarnsubmit.api.ExecutorGroup;
import io.yarnsubmit.driver.context.GroupBackend.LaunchRefusal;
import io.yarnsubmit.protocol.control.BadRequestException;
import io.yarnsubmit.protocol.v1.DriverMessage.GroupLaunch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The executor groups: how many executors they are to have, and how these are started. */
final class GroupRoutes {
    private static final int MOST_EXECUTORS = 1_000_000;

    private final ControlledApplication application;
    private final ControlState state;
    private final LaunchFields launches;

    GroupRoutes(ControlledApplication application, ControlState state) {
        this.application = application;
        this.state = state;
        this.launches = new LaunchFields(application.plans());
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/v1/groups", this::list),
                new Route("GET", "/v1/groups/{group}", this::show),
                new Route("PUT", "/v1/groups/{group}", this::set),
                new Route("GET", "/v1/groups/{group}/launch", this::showLaunch),
                new Route("PUT", "/v1/groups/{group}/launch", this::setLaunch));
    }

    private void list(ControlExchange exchange) {
        exchange.answer(
                200,
                Map.of(
                        "groups",
                        application.groups().get().stream()
                                .map(GroupRoutes::described)
                                .toList()));
    }

    private static Map<String, Object> described(ExecutorGroup group) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", group.name());
        fields.put("target", group.requested());
        fields.put("registered", group.list().size());
        return fields;
    }

    private void show(ControlExchange exchange) {
        exchange.answer(200, described(application.requireGroup(exchange.variable("group"))));
    }

    private void set(ControlExchange exchange) {
        String name = exchange.variable("group");
        JsonFields fields = exchange.fields();
        Optional<Integer> target = fields.whole("target", 0, MOST_EXECUTORS);
        boolean endsExecutors = fields.truth("endExecutors").orElse(true);
        Optional<JsonFields> launch = fields.object("launch");
        fields.requireNoOthers("target, endExecutors, launch");
        if (launch.isPresent() && exchange.caller() instanceof Caller.Executor) {
            throw new BadRequestException(403, "Only the driver's command may change how executors are started");
        }
        if (target.isEmpty() && launch.isEmpty()) {
            throw new BadRequestException(400, "{\"target\": N} is expected, with the wanted number of executors");
        }
        requireNoRole(name, launch.isPresent() || !endsExecutors);
        if (launch.isEmpty()) {
            application.requireGroup(name);
            target(exchange, name, target, endsExecutors);
        } else {
            change(exchange, launches.read(name, launch.get()), () -> target(exchange, name, target, endsExecutors));
        }
    }

    /** What is not for roles. */
    private void requireNoRole(String name, boolean wanted) {
        if (wanted && application.roles().isRole(name)) {
            throw new BadRequestException(
                    409,
                    "'" + name
                            + "' is a role: its launch does not change, and of fewer instances those with the highest"
                            + " indices end");
        }
    }

    private void target(ControlExchange exchange, String name, Optional<Integer> target, boolean endsExecutors) {
        ExecutorGroup group = application.requireGroup(name);
        if (target.isPresent() && !endsExecutors) {
            application.backend().requestOnly(name, target.get(), () -> exchange.answer(200, described(group)));
        } else {
            target.ifPresent(group::request);
            exchange.answer(200, described(group));
        }
    }

    private void showLaunch(ControlExchange exchange) {
        String name = application.requireGroup(exchange.variable("group")).name();
        state.execute(() -> exchange.answer(
                200, launches.described(name, application.backend().launchOf(name))));
    }

    private void setLaunch(ControlExchange exchange) {
        requireNoRole(exchange.variable("group"), true);
        GroupLaunch launch = launches.read(exchange.variable("group"), exchange.fields());
        change(
                exchange,
                launch,
                () -> exchange.answer(200, launches.described(launch.getGroup(), Optional.of(launch))));
    }

    private void change(ControlExchange exchange, GroupLaunch launch, Runnable done) {
        application.backend().launch(launch, refusal -> {
            if (refusal.isPresent()) {
                LaunchRefusal why = refusal.get();
                exchange.refuse(new BadRequestException(why.later() ? 503 : 409, why.message()));
            } else {
                application.group(launch.getGroup()).ifPresent(state::watch);
                done.run();
            }
        });
    }
}
