package io.yarnsubmit.client.command;

import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.options.Verbs;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.application.AttachVerb;
import io.yarnsubmit.client.verbs.application.ExecutorsVerb;
import io.yarnsubmit.client.verbs.application.KillVerb;
import io.yarnsubmit.client.verbs.application.ListVerb;
import io.yarnsubmit.client.verbs.application.ScaleVerb;
import io.yarnsubmit.client.verbs.application.StatusVerb;
import io.yarnsubmit.client.verbs.application.WaitVerb;
import io.yarnsubmit.client.verbs.cache.CacheVerb;
import io.yarnsubmit.client.verbs.cluster.ClusterVerb;
import io.yarnsubmit.client.verbs.completion.CompletionVerb;
import io.yarnsubmit.client.verbs.doctor.DoctorVerb;
import io.yarnsubmit.client.verbs.instance.ExecVerb;
import io.yarnsubmit.client.verbs.instance.ForwardVerb;
import io.yarnsubmit.client.verbs.logs.LogsVerb;
import io.yarnsubmit.client.verbs.map.MapVerb;
import io.yarnsubmit.client.verbs.own.OwnVerb;
import io.yarnsubmit.client.verbs.spec.SpecVerb;
import io.yarnsubmit.client.verbs.timeline.TimelineVerb;
import io.yarnsubmit.client.verbs.why.WhyVerb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The verbs of the command, in the order of its help: the one place that knows all of them. Each is loaded when it is asked
 * for; all are for the help alone.
 */
public final class VerbTable implements Verbs {
    private static final List<String> WORDS = List.of(
            "status",
            "list",
            "kill",
            "logs",
            "attach",
            "wait",
            "executors",
            "scale",
            "exec",
            "forward",
            "why",
            "timeline",
            "doctor",
            "cluster",
            "cache",
            "map",
            "kv",
            "peers",
            "progress",
            "completion",
            "spec");

    private final Map<String, Verb> made = new HashMap<>();

    @Override
    public List<VerbSyntax> all() {
        return WORDS.stream().map(word -> verb(word).syntax()).toList();
    }

    @Override
    public Optional<VerbSyntax> find(String word) {
        return WORDS.contains(word) ? Optional.of(verb(word).syntax()) : Optional.empty();
    }

    @Override
    public List<String> words() {
        return WORDS;
    }

    /** The verb of this word. */
    public Verb verb(String word) {
        return made.computeIfAbsent(word, this::make);
    }

    private Verb make(String word) {
        return switch (word) {
            case "status" -> new StatusVerb();
            case "list" -> new ListVerb();
            case "kill" -> new KillVerb();
            case "logs" -> new LogsVerb();
            case "attach" -> new AttachVerb();
            case "wait" -> new WaitVerb();
            case "executors" -> new ExecutorsVerb();
            case "scale" -> new ScaleVerb();
            case "exec" -> new ExecVerb();
            case "forward" -> new ForwardVerb();
            case "why" -> new WhyVerb();
            case "timeline" -> new TimelineVerb();
            case "doctor" -> new DoctorVerb();
            case "cluster" -> new ClusterVerb();
            case "cache" -> new CacheVerb();
            case "map" -> new MapVerb();
            case "kv" -> OwnVerb.kv();
            case "peers" -> OwnVerb.peers();
            case "progress" -> OwnVerb.progress();
            case "completion" -> new CompletionVerb(this);
            case "spec" -> new SpecVerb();
            default -> throw new IllegalArgumentException("'" + word + "' is not a verb");
        };
    }
}
