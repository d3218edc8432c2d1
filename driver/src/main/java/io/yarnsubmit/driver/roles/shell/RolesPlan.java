package io.yarnsubmit.driver.roles.shell;

import io.yarnsubmit.driver.roles.InstanceId;
import io.yarnsubmit.driver.roles.RoleSpec;
import io.yarnsubmit.driver.roles.SuccessRule;
import io.yarnsubmit.driver.roles.text.RoleTexts;
import io.yarnsubmit.protocol.v1.DriverPlan;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.InstanceName;
import io.yarnsubmit.protocol.v1.ReadyCheck;
import io.yarnsubmit.protocol.v1.RolePlan;
import io.yarnsubmit.protocol.v1.RolePlan.Rendezvous;
import io.yarnsubmit.protocol.v1.RolePlan.Restart;
import io.yarnsubmit.protocol.v1.SuccessPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The roles of an application, as its plan has them. Pure.
 *
 * @param roles by name, in the order of the plan
 */
public record RolesPlan(Map<String, RolePlan> roles, List<RoleSpec> specs, SuccessRule rule, RoleTexts texts) {
    private static final Duration USUAL_WITHIN = Duration.ofMinutes(2);

    /** None. */
    public static RolesPlan none() {
        return of("", List.of(), DriverPlan.getDefaultInstance());
    }

    /** Those of a plan. */
    public static RolesPlan of(String applicationId, List<ExecutorGroupPlan> groups, DriverPlan driver) {
        Map<String, RolePlan> roles = new LinkedHashMap<>();
        groups.stream()
                .filter(ExecutorGroupPlan::hasRole)
                .forEach(group -> roles.put(group.getName(), group.getRole()));
        RoleTexts texts = new RoleTexts(applicationId, roles);
        List<RoleSpec> specs = new ArrayList<>();
        for (ExecutorGroupPlan group : groups) {
            if (group.hasRole()) {
                specs.add(spec(group, texts));
            }
        }
        return new RolesPlan(roles, List.copyOf(specs), rule(driver), texts);
    }

    private static RoleSpec spec(ExecutorGroupPlan group, RoleTexts texts) {
        RolePlan role = group.getRole();
        ReadyCheck ready = role.getReady();
        return new RoleSpec(
                group.getName(),
                group.getInitialTotal(),
                role.getRestart() == Restart.RESTART_UNSPECIFIED ? Restart.RESTART_INSTANCE : role.getRestart(),
                role.getMaxRestarts(),
                Duration.ofMillis(role.getRestartWindowMillis()),
                role.getOptional(),
                role.getAfterList(),
                counts -> needed(group.getName(), counts, texts),
                ready.getWhatCase() == ReadyCheck.WhatCase.KEY ? Optional.of(within(ready)) : Optional.empty(),
                role.getRendezvous() == Rendezvous.RENDEZVOUS_MPI);
    }

    private static Duration within(ReadyCheck ready) {
        return ready.getWithinMillis() > 0 ? Duration.ofMillis(ready.getWithinMillis()) : USUAL_WITHIN;
    }

    /** Each is told without itself, so two know of all. */
    private static Collection<InstanceId> needed(String role, Map<String, Integer> counts, RoleTexts texts) {
        Set<InstanceId> needed = new LinkedHashSet<>();
        for (int index = 0; index < 2; index++) {
            for (InstanceName name : texts.needed(name(new InstanceId(role, index)), counts)) {
                needed.add(new InstanceId(name.getRole(), name.getIndex()));
            }
        }
        return needed;
    }

    static InstanceName name(InstanceId id) {
        return InstanceName.newBuilder().setRole(id.role()).setIndex(id.index()).build();
    }

    /** Without a wish, the driver's program decides if there is one. */
    private static SuccessRule rule(DriverPlan driver) {
        boolean hasProgram =
                driver.getCommandCount() > 0 || !driver.getMainClass().isEmpty();
        SuccessPlan success = driver.getSuccess();
        return switch (success.getWhatCase()) {
            case DRIVER -> hasProgram ? new SuccessRule.Driver() : new SuccessRule.All();
            case ALL -> new SuccessRule.All();
            case ANY -> new SuccessRule.Any();
            case INSTANCE ->
                new SuccessRule.One(new InstanceId(
                        success.getInstance().getRole(), success.getInstance().getIndex()));
            case ROLE -> new SuccessRule.Role(success.getRole());
            case WHAT_NOT_SET -> hasProgram ? new SuccessRule.Driver() : new SuccessRule.All();
        };
    }

    /** Whether the roles decide, and not the driver's program. */
    public boolean decides() {
        return !roles.isEmpty() && !(rule instanceof SuccessRule.Driver);
    }

    boolean restartsAsGroup(String role) {
        return roles.getOrDefault(role, RolePlan.getDefaultInstance()).getRestart() == Restart.RESTART_GROUP;
    }

    /** How long to wait for the key of a role that tells that an instance is ready. */
    Duration keyWithin(String role) {
        return specs.stream()
                .filter(spec -> spec.name().equals(role))
                .flatMap(spec -> spec.keyWithin().stream())
                .findFirst()
                .orElse(Duration.ZERO);
    }

    /** The longest that a command may take to end. */
    public Duration longestGrace() {
        return Duration.ofMillis(roles.values().stream()
                .mapToLong(RolePlan::getStopGraceMillis)
                .max()
                .orElse(0));
    }
}
