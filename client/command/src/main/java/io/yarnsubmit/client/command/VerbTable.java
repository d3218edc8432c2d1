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
import io.yarnsubmit.client.verbs.logs.LogsVerb;
import io.yarnsubmit.client.verbs.map.MapVerb;
import io.yarnsubmit.client.verbs.spec.SpecVerb;
import io.yarnsubmit.client.verbs.timeline.TimelineVerb;
import io.yarnsubmit.client.verbs.why.WhyVerb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verbs of the command, in the order of its help: the one place that knows them all. They are loaded when they are first needed. */
public final class VerbTable implements Verbs {
    private final Map<VerbSyntax, Verb> verbs = new LinkedHashMap<>();

    @Override
    public List<VerbSyntax> all() {
        if (verbs.isEmpty()) {
            load();
        }
        return List.copyOf(verbs.keySet());
    }

    /** The verb of this word. */
    public Verb verb(String word) {
        Optional<VerbSyntax> found = find(word);
        return Optional.ofNullable(verbs.get(found.orElseThrow())).orElseThrow();
    }

    private void load() {
        List.of(
                        new StatusVerb(),
                        new ListVerb(),
                        new KillVerb(),
                        new LogsVerb(),
                        new AttachVerb(),
                        new WaitVerb(),
                        new ExecutorsVerb(),
                        new ScaleVerb(),
                        new WhyVerb(),
                        new TimelineVerb(),
                        new DoctorVerb(),
                        new ClusterVerb(),
                        new CacheVerb(),
                        new MapVerb(),
                        new CompletionVerb(this),
                        new SpecVerb())
                .forEach(verb -> verbs.put(verb.syntax(), verb));
    }
}
