package io.yarnsubmit.client.verbs.application;

import io.yarnsubmit.protocol.v1.ApplicationStatus.GroupStatus;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import io.yarnsubmit.protocol.v1.InstanceStatus.Phase;
import java.util.List;
import java.util.Locale;

/** How roles and their instances are, in words. Pure. */
final class RoleWords {
    private static final String PREFIX = "PHASE_";

    private RoleWords() {}

    /** {@code 3 of 4 ready, 1 failed, 2 restarts}. */
    static String of(GroupStatus role, List<InstanceStatus> instances) {
        long failed = instances.stream()
                .filter(each -> isOf(role, each) && each.getPhase() == Phase.PHASE_FAILED)
                .count();
        int restarts = restarts(role, instances);
        return role.getReady() + " of " + role.getInstances() + " ready"
                + (failed == 0 ? "" : ", " + failed + " failed")
                + (restarts == 0 ? "" : ", " + restarts + (restarts == 1 ? " restart" : " restarts"))
                + (role.getLost() == 0
                        ? ""
                        : ", " + role.getLost() + (role.getLost() == 1 ? " executor lost" : " executors lost"));
    }

    /** How often the instances of a role were started again, all together. */
    static int restarts(GroupStatus role, List<InstanceStatus> instances) {
        return instances.stream()
                .filter(each -> isOf(role, each))
                .mapToInt(InstanceStatus::getRestarts)
                .sum();
    }

    private static boolean isOf(GroupStatus role, InstanceStatus instance) {
        return instance.getInstance().getRole().equals(role.getName());
    }

    /** {@code trainer/2}. */
    static String name(InstanceStatus instance) {
        return instance.getInstance().getRole() + "/" + instance.getInstance().getIndex();
    }

    /** {@code waiting}, {@code started}, {@code ready}, {@code stopping}, {@code succeeded} or {@code failed}. */
    static String state(InstanceStatus instance) {
        return switch (instance.getPhase()) {
            case PHASE_WAITING_FOR_EXECUTOR, PHASE_WAITING_FOR_PEERS -> "waiting";
            case UNRECOGNIZED -> "unknown";
            default -> instance.getPhase().name().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
        };
    }
}
