package io.yarnsubmit.client.verbs.application;

import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.client.summary.SummaryJson;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.TokenStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applications as programs read them. */
final class ApplicationJson {
    private ApplicationJson() {}

    static JsonLine of(ApplicationFacts facts) {
        JsonLine line = new JsonLine()
                .with("id", facts.id())
                .with("name", facts.name())
                .with("user", facts.user())
                .with("queue", facts.queue())
                .with("state", facts.state())
                .with("finalStatus", facts.isOver() ? facts.finalStatus() : null)
                .with(
                        "exitCode",
                        facts.exitCode().isPresent() ? facts.exitCode().getAsInt() : null)
                .with("diagnostics", facts.diagnostics())
                .with("cause", facts.cause().map(EndCause::toJson))
                .with("attempt", facts.attempt())
                .with("trackingUrl", facts.trackingUrl())
                .with("tags", facts.tags().isEmpty() ? null : List.copyOf(facts.tags()))
                .with("submitted", facts.submitted())
                .with("launched", facts.launched())
                .with("finished", facts.finished());
        if (facts.used().containers() > 0) {
            line.with("progress", facts.progress())
                    .with("containers", facts.used().containers())
                    .with("memoryMib", facts.used().memoryMib())
                    .with("cores", facts.used().cores());
        }
        return line.with("memoryMibSeconds", facts.spent().memoryMibSeconds())
                .with("coreSeconds", facts.spent().coreSeconds());
    }

    /** What the application's ApplicationMaster adds. */
    static JsonLine withMaster(JsonLine line, ApplicationDescription said) {
        ApplicationStatus status = said.getStatus();
        return line.with("status", status.getStatus())
                .with("waitingFor", status.getWaitingFor())
                .with(
                        "executorGroups",
                        status.getGroupsList().stream()
                                .map(group -> new JsonLine()
                                        .with("name", group.getName())
                                        .with("target", group.getTarget())
                                        .with("registered", group.getRegistered())
                                        .with("running", group.getRunning())
                                        .with("lost", group.getLost())
                                        .with("role", group.getRole() ? true : null)
                                        .with("instances", group.getRole() ? group.getInstances() : null)
                                        .with("ready", group.getRole() ? group.getReady() : null)
                                        .with(
                                                "restarts",
                                                group.getRole()
                                                        ? RoleWords.restarts(group, said.getInstancesList())
                                                        : null))
                                .toList())
                .with("figures", SummaryJson.figures(status.getFiguresMap()))
                .with("tokens", status.hasTokens() ? tokens(status.getTokens()) : null);
    }

    private static JsonLine tokens(TokenStatus tokens) {
        return new JsonLine()
                .with("renewals", tokens.getRenewals())
                .with("renewed", moment(tokens.getRenewedMillis()))
                .with("validUntil", moment(tokens.getEndMillis()))
                .with("failure", tokens.getFailure().isEmpty() ? null : tokens.getFailure())
                .with("nextTry", moment(tokens.getNextMillis()));
    }

    private static @Nullable Instant moment(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}
