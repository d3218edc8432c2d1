package io.yarnsubmit.client.yarn.dryrun;

import io.yarnsubmit.protocol.DurationText;
import io.yarnsubmit.protocol.v1.ReadyCheck;
import io.yarnsubmit.protocol.v1.RolePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in a line how the instances of a role begin and are started again. */
final class RoleText {
    private RoleText() {}

    static String of(RolePlan role, int count) {
        List<String> parts = new ArrayList<>();
        parts.add(count + (count == 1 ? " instance" : " instances"));
        if (role.getPortsCount() > 0) {
            parts.add("ports " + String.join(" ", role.getPortsList()));
        }
        if (role.getAfterCount() > 0) {
            parts.add("after " + String.join(" ", role.getAfterList()));
        }
        if (role.hasReady()) {
            parts.add("ready by " + ready(role.getReady()) + " within "
                    + DurationText.of(Duration.ofMillis(role.getReady().getWithinMillis())));
        }
        if (role.getRendezvous() != RolePlan.Rendezvous.RENDEZVOUS_UNSPECIFIED) {
            parts.add("rendezvous " + word(role.getRendezvous()));
        }
        parts.add("restart " + word(role.getRestart()));
        if (role.getOptional()) {
            parts.add("optional");
        }
        if (!role.getLink().isEmpty()) {
            parts.add("link " + role.getLink());
        }
        return String.join(", ", parts);
    }

    private static String ready(ReadyCheck check) {
        return switch (check.getWhatCase()) {
            case TCP -> "tcp " + check.getTcp();
            case HTTP -> "http " + check.getHttp().getPort() + check.getHttp().getPath();
            case KEY -> "key " + check.getKey();
            case LINE -> "line '" + check.getLine() + "'";
            case WHAT_NOT_SET -> "its start";
        };
    }

    /** The last word of a constant's name. */
    private static String word(Enum<?> constant) {
        String name = constant.name();
        return name.substring(name.indexOf('_') + 1).toLowerCase(Locale.ROOT);
    }
}
