package io.yarnsubmit.driver.control;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ExecutorGroup;
import io.yarnsubmit.driver.context.GroupBackend;
import io.yarnsubmit.driver.roles.RolesBackend;
import io.yarnsubmit.protocol.control.BadRequestException;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the control API is for.
 *
 * @param groups all of the application at the time
 * @param plans of the groups that the application began with
 */
public record ControlledApplication(
        DriverContext context,
        Supplier<List<ExecutorGroup>> groups,
        GroupBackend backend,
        RolesBackend roles,
        List<ExecutorGroupPlan> plans) {
    public ControlledApplication {
        plans = List.copyOf(plans);
    }

    Optional<ExecutorGroup> group(String name) {
        return groups.get().stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** @throws BadRequestException if there is no such group */
    ExecutorGroup requireGroup(String name) {
        return group(name).orElseThrow(() -> new BadRequestException(404, "There is no executor group '" + name + "'"));
    }
}
