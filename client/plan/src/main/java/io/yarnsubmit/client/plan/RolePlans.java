package io.yarnsubmit.client.plan;

import io.yarnsubmit.client.options.DriverProgram;
import io.yarnsubmit.client.options.GroupRequest;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.options.SuccessChoice;
import io.yarnsubmit.protocol.config.RoleKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.roles.Template;
import io.yarnsubmit.protocol.roles.Template.Piece;
import io.yarnsubmit.protocol.v1.InstanceName;
import io.yarnsubmit.protocol.v1.ReadyCheck;
import io.yarnsubmit.protocol.v1.ReadyCheck.HttpCheck;
import io.yarnsubmit.protocol.v1.RolePlan;
import io.yarnsubmit.protocol.v1.RolePlan.Rendezvous;
import io.yarnsubmit.protocol.v1.RolePlan.Restart;
import io.yarnsubmit.protocol.v1.SuccessPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what the plan of an application says of roles. Pure. */
final class RolePlans {
    private RolePlans() {}

    static RolePlan of(GroupRequest role) {
        Settings settings = role.settings();
        RolePlan.Builder plan = RolePlan.newBuilder()
                .addAllCommand(role.command())
                .addAllPorts(role.list(RoleKeys.PORTS))
                .addAllAfter(role.list(RoleKeys.AFTER))
                .setRestart(restart(settings.get(RoleKeys.RESTART)))
                .setMaxRestarts(settings.get(RoleKeys.MAX_RESTARTS))
                .setRestartWindowMillis(settings.get(RoleKeys.RESTART_WINDOW).toMillis())
                .setOptional(settings.get(RoleKeys.OPTIONAL))
                .setRendezvous(rendezvous(settings.get(RoleKeys.RENDEZVOUS)))
                .setStopGraceMillis(settings.get(RoleKeys.STOP_GRACE).toMillis())
                .putAllEnvironment(templates(role, true));
        settings.find(RoleKeys.LINK).ifPresent(plan::setLink);
        ready(settings).ifPresent(plan::setReady);
        return plan.build();
    }

    /** The environment of the executor's process. What has templates the command alone has, once they are filled. */
    static Map<String, String> ofContainer(GroupRequest group) {
        return group.isRole() ? templates(group, false) : group.environment();
    }

    private static Map<String, String> templates(GroupRequest role, boolean wanted) {
        Map<String, String> some = new LinkedHashMap<>();
        role.environment().forEach((name, value) -> {
            boolean plain = Template.parse(value).pieces().equals(List.of(new Piece.Plain(value)));
            if (!(plain || value.isEmpty()) == wanted) {
                some.put(name, value);
            }
        });
        return some;
    }

    /** Empty: when the driver ends. */
    static Optional<SuccessPlan> success(SubmitRequest request) {
        Optional<SuccessChoice> said = request.success();
        if (said.isEmpty()) {
            return request.program() instanceof DriverProgram.Roles
                    ? Optional.of(SuccessPlan.newBuilder().setAll(true).build())
                    : Optional.empty();
        }
        SuccessPlan.Builder plan = SuccessPlan.newBuilder();
        SuccessChoice choice = said.get();
        if (choice instanceof SuccessChoice.OfDriver) {
            plan.setDriver(true);
        } else if (choice instanceof SuccessChoice.OfAll) {
            plan.setAll(true);
        } else if (choice instanceof SuccessChoice.OfAny) {
            plan.setAny(true);
        } else if (choice instanceof SuccessChoice.OfRole of) {
            plan.setRole(of.role());
        } else if (choice instanceof SuccessChoice.OfInstance of) {
            plan.setInstance(InstanceName.newBuilder().setRole(of.role()).setIndex(of.index()));
        }
        return Optional.of(plan.build());
    }

    private static Optional<ReadyCheck> ready(Settings settings) {
        ReadyCheck.Builder check = ReadyCheck.newBuilder()
                .setWithinMillis(settings.get(RoleKeys.READY_WITHIN).toMillis());
        settings.find(RoleKeys.READY_TCP).ifPresent(check::setTcp);
        settings.find(RoleKeys.READY_HTTP)
                .ifPresent(port ->
                        check.setHttp(HttpCheck.newBuilder().setPort(port).setPath(settings.get(RoleKeys.READY_PATH))));
        settings.find(RoleKeys.READY_KEY).ifPresent(check::setKey);
        settings.find(RoleKeys.READY_LINE).ifPresent(check::setLine);
        return check.getWhatCase() == ReadyCheck.WhatCase.WHAT_NOT_SET ? Optional.empty() : Optional.of(check.build());
    }

    private static Restart restart(RoleKeys.Restart restart) {
        return switch (restart) {
            case NEVER -> Restart.RESTART_NEVER;
            case INSTANCE -> Restart.RESTART_INSTANCE;
            case GROUP -> Restart.RESTART_GROUP;
        };
    }

    private static Rendezvous rendezvous(RoleKeys.Rendezvous rendezvous) {
        return switch (rendezvous) {
            case NONE -> Rendezvous.RENDEZVOUS_UNSPECIFIED;
            case TORCH -> Rendezvous.RENDEZVOUS_TORCH;
            case TENSORFLOW -> Rendezvous.RENDEZVOUS_TENSORFLOW;
            case MPI -> Rendezvous.RENDEZVOUS_MPI;
            case JAX -> Rendezvous.RENDEZVOUS_JAX;
            case SLURM -> Rendezvous.RENDEZVOUS_SLURM;
            case DASK -> Rendezvous.RENDEZVOUS_DASK;
            case RAY -> Rendezvous.RENDEZVOUS_RAY;
        };
    }
}
