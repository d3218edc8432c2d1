package io.yarnsubmit.client.verbs.application;

import io.yarnsubmit.client.options.Verb;
import io.yarnsubmit.client.verbs.VerbAction;
import java.util.Map;

/** The way in: the verbs of this package. */
public final class ApplicationVerbs {
    private ApplicationVerbs() {}

    public static Map<Verb, VerbAction> all() {
        return Map.of(
                Verb.STATUS, new StatusVerb(),
                Verb.LIST, new ListVerb(),
                Verb.KILL, new KillVerb(),
                Verb.WAIT, new WaitVerb(),
                Verb.EXECUTORS, new ExecutorsVerb(),
                Verb.SCALE, new ScaleVerb());
    }
}
