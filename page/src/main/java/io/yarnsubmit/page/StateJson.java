package io.yarnsubmit.page;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.control.ControlJson;
import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.ApplicationDescription.ExecutorDescription;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import io.yarnsubmit.protocol.v1.LogChunk;
import io.yarnsubmit.protocol.v1.TaskCounts;
import io.yarnsubmit.protocol.v1.TokenStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes what the page shows, as JSON: the present state, and the lines of the journal that the page does not have yet. The page
 * asks every few seconds and puts the lines together itself, so nothing is kept here, and an application that nobody looks at
 * pays nothing.
 */
final class StateJson {
    /** The page shows that there are more. */
    private static final int MOST_EXECUTORS = 2_000;

    private final PageContent content;

    StateJson(PageContent content) {
        this.content = content;
    }

    /** @param now in milliseconds since 1970 */
    String write(StateQuery query, long now) throws IOException {
        PageFacts facts = content.facts();
        ApplicationDescription description = content.description();
        boolean same = query.attempt() == facts.attempt();
        LogChunk piece = content.journal(same ? query.since() : 0);
        ByteString lines = wholeLines(piece.getData());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("attempt", facts.attempt());
        json.put("now", now);
        if (!same) {
            json.put("app", facts.toJson());
        }
        json.put("status", status(description.getStatus()));
        json.put(
                "instances",
                description.getInstancesList().stream().map(StateJson::instance).toList());
        executors(json, description.getExecutorsList(), same ? query.seen() : 0);
        json.put("from", piece.getOffset());
        json.put("next", piece.getOffset() + lines.size());
        json.put("length", piece.getLength());
        return withEvents(ControlJson.write(json), lines);
    }

    /** The lines are JSON already. */
    private static String withEvents(String json, ByteString lines) {
        String text = lines.toStringUtf8();
        String events =
                text.isEmpty() ? "" : text.substring(0, text.length() - 1).replace('\n', ',');
        return json.substring(0, json.length() - 1) + ",\"events\":[" + events + "]}";
    }

    private static ByteString wholeLines(ByteString data) {
        int end = data.size();
        while (end > 0 && data.byteAt(end - 1) != '\n') {
            end--;
        }
        return data.substring(0, end);
    }

    private static void executors(Map<String, Object> json, List<ExecutorDescription> all, int seen) {
        // Never 0: that is what a page says that has none.
        int version = all.hashCode() | 1;
        json.put("seen", version);
        if (version != seen) {
            json.put(
                    "executors",
                    all.stream().limit(MOST_EXECUTORS).map(StateJson::executor).toList());
            json.put("executorsNotShown", Math.max(0, all.size() - MOST_EXECUTORS));
        }
    }

    private static Map<String, Object> executor(ExecutorDescription executor) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", executor.getExecutorId());
        json.put("group", executor.getGroup());
        json.put("host", executor.getHost());
        json.put("container", executor.getContainerId());
        json.put("logUrl", executor.getLogUrl());
        json.put("state", word(executor.getState().name(), "STATE_"));
        json.put("since", executor.getSinceMillis());
        return json;
    }

    private static Map<String, Object> instance(InstanceStatus instance) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("role", instance.getInstance().getRole());
        json.put("index", instance.getInstance().getIndex());
        json.put("phase", word(instance.getPhase().name(), "PHASE_"));
        json.put("executor", instance.getExecutorId());
        json.put("host", instance.getHost());
        json.put("generation", instance.getGeneration());
        json.put("restarts", instance.getRestarts());
        json.put("ports", instance.getPortsMap());
        if (instance.hasExitStatus()) {
            json.put("exitStatus", instance.getExitStatus());
        }
        json.put("message", instance.getMessage());
        json.put("since", instance.getSinceMillis());
        return json;
    }

    private static Map<String, Object> status(ApplicationStatus status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("phase", word(status.getPhase().name(), "PHASE_"));
        json.put("progress", status.getProgress());
        json.put("text", status.getStatus());
        json.put("waitingFor", status.getWaitingFor());
        List<Map<String, Object>> groups = new ArrayList<>();
        status.getGroupsList().forEach(group -> {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("name", group.getName());
            each.put("target", group.getTarget());
            each.put("running", group.getRunning());
            each.put("registered", group.getRegistered());
            each.put("lost", group.getLost());
            each.put("role", group.getRole());
            each.put("ready", group.getReady());
            groups.add(each);
        });
        json.put("groups", groups);
        json.put("milestones", status.getMilestonesMap());
        json.put("figures", status.getFiguresMap());
        json.put("started", status.getExecutors().getStarted());
        json.put("peak", status.getExecutors().getPeak());
        Map<String, Object> losses = new LinkedHashMap<>();
        status.getExecutors()
                .getLossesList()
                .forEach(loss -> losses.put(word(loss.getLossClass().name(), "LOSS_CLASS_"), loss.getCount()));
        json.put("losses", losses);
        if (status.hasTasks()) {
            json.put("tasks", tasks(status.getTasks()));
        }
        if (status.hasTokens()) {
            json.put("tokens", tokens(status.getTokens()));
        }
        return json;
    }

    private static Map<String, Object> tasks(TaskCounts tasks) {
        return Map.of(
                "waiting", tasks.getWaiting(),
                "running", tasks.getRunning(),
                "done", tasks.getDone(),
                "failed", tasks.getFailed(),
                "retried", tasks.getRetried());
    }

    private static Map<String, Object> tokens(TokenStatus tokens) {
        return Map.of(
                "renewals", tokens.getRenewals(),
                "renewed", tokens.getRenewedMillis(),
                "end", tokens.getEndMillis(),
                "failure", tokens.getFailure(),
                "next", tokens.getNextMillis());
    }

    private static String word(String name, String prefix) {
        return name.replace(prefix, "").toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
