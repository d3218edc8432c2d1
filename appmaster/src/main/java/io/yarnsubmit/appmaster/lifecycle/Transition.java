package io.yarnsubmit.appmaster.lifecycle;

import java.util.List;
import java.util.stream.Stream;

/** The next phase, and the actions. */
record Transition(LifecyclePhase next, List<LifecycleAction> actions) {
    Transition(LifecyclePhase next, LifecycleAction... actions) {
        this(next, List.of(actions));
    }

    /** The same, with an action before the others. */
    Transition after(LifecycleAction first) {
        return new Transition(
                next, Stream.concat(Stream.of(first), actions.stream()).toList());
    }
}
