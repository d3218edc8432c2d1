package io.yarnsubmit.appmaster.lifecycle;

import java.util.List;
import java.util.stream.Stream;

/** The phase that follows, and what is to be done. */
record Transition(LifecyclePhase next, List<LifecycleAction> actions) {
    Transition(LifecyclePhase next, LifecycleAction... actions) {
        this(next, List.of(actions));
    }

    /** The same, but something is done before all else. */
    Transition after(LifecycleAction first) {
        return new Transition(
                next, Stream.concat(Stream.of(first), actions.stream()).toList());
    }
}
