package io.yarnsubmit.driver.control;

import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.control.BadRequestException;
import java.util.List;
import java.util.Set;

/**
 * What commands on executors may do. Pure.
 *
 * <pre>
 * method       path                                                         allowed
 * -----------  -----------------------------------------------------------  -----------------------------------------
 * GET          application, groups, groups/G, executors, events, kv, kv/K   yes
 * GET          roles, roles/R, instances/R/I                                yes
 * POST, GET,   instances/R/I/commands, and below                            of their own role, see {@link RoleRoutes}
 * DELETE
 * PUT, DELETE  kv/K                                                         yes; see {@link KeyValueRoutes} for owners
 * POST         progress                                                     of their own task
 * PUT          groups/G                                                     with control.executorsMayScale
 * DELETE       executors/N                                                  with control.executorsMayScale
 * any          others                                                       no
 * </pre>
 */
record Permissions(boolean executorsMayScale) {
    private static final String GROUP = "/v1/groups/";
    private static final String EXECUTOR = "/v1/executors/";
    private static final String KEY = "/v1/kv/";
    private static final String ROLE = "/v1/roles/";
    private static final String INSTANCE = "/v1/instances/";
    private static final Set<String> READ =
            Set.of("/v1/application", "/v1/groups", "/v1/executors", "/v1/events", "/v1/kv", "/v1/roles");
    private static final List<String> READ_BELOW = List.of(GROUP, KEY, ROLE);

    /** @throws BadRequestException if the caller may not do this */
    void check(Caller caller, String method, String path) {
        if (caller instanceof Caller.Executor && !isAllowed(method, path)) {
            throw new BadRequestException(
                    403,
                    isScaling(method, path)
                            ? "Commands on executors may not change how many executors there are. The job file allows it"
                                    + " with " + ConfigKeys.CONTROL_EXECUTORS_MAY_SCALE.name() + "=true"
                            : "Only the driver's command may use " + method + " " + path);
        }
    }

    private boolean isAllowed(String method, String path) {
        return switch (method) {
            case "GET" ->
                READ.contains(path)
                        || READ_BELOW.stream().anyMatch(below -> isBelow(below, path))
                        || path.startsWith(INSTANCE);
            case "POST" -> path.equals("/v1/progress") || path.startsWith(INSTANCE);
            case "PUT" -> path.startsWith(KEY) || (executorsMayScale && isScaling(method, path));
            case "DELETE" ->
                path.startsWith(KEY) || path.startsWith(INSTANCE) || (executorsMayScale && isScaling(method, path));
            default -> false;
        };
    }

    private static boolean isScaling(String method, String path) {
        return (method.equals("PUT") && isBelow(GROUP, path)) || (method.equals("DELETE") && isBelow(EXECUTOR, path));
    }

    /** Keys may have slashes; what is below a group is not the group. */
    private static boolean isBelow(String prefix, String path) {
        return path.startsWith(prefix) && (prefix.equals(KEY) || path.indexOf('/', prefix.length()) < 0);
    }
}
