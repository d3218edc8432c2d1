package io.yarnsubmit.client.command;

import io.yarnsubmit.client.options.Verb;
import io.yarnsubmit.client.verbs.VerbAction;
import io.yarnsubmit.client.verbs.application.ApplicationVerbs;
import io.yarnsubmit.client.verbs.application.AttachVerb;
import io.yarnsubmit.client.verbs.cache.CacheVerb;
import io.yarnsubmit.client.verbs.cluster.ClusterVerb;
import io.yarnsubmit.client.verbs.completion.CompletionVerb;
import io.yarnsubmit.client.verbs.doctor.DoctorVerb;
import io.yarnsubmit.client.verbs.spec.SpecVerb;
import io.yarnsubmit.client.verbs.why.WhyVerb;
import io.yarnsubmit.client.yarn.logs.LogsVerb;
import io.yarnsubmit.client.yarn.timeline.TimelineVerb;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Who carries out which verb: the one place that knows all of them. */
final class VerbTable {
    private VerbTable() {}

    static VerbAction action(Verb verb) {
        Map<Verb, VerbAction> actions = new EnumMap<>(ApplicationVerbs.all());
        actions.put(Verb.ATTACH, new AttachVerb());
        actions.put(Verb.CACHE, new CacheVerb());
        actions.put(Verb.CLUSTER, new ClusterVerb());
        actions.put(Verb.COMPLETION, new CompletionVerb());
        actions.put(Verb.LOGS, new LogsVerb());
        actions.put(Verb.TIMELINE, new TimelineVerb());
        actions.put(Verb.WHY, new WhyVerb());
        actions.put(Verb.DOCTOR, new DoctorVerb());
        actions.put(Verb.SPEC, new SpecVerb());
        return Optional.ofNullable(actions.get(verb)).orElseThrow();
    }
}
