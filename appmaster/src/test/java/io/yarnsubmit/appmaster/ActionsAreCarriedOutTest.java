package io.yarnsubmit.appmaster;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.allocation.AllocationShellProbe;
import io.yarnsubmit.appmaster.allocation.AllocatorAction;
import io.yarnsubmit.appmaster.allocation.Grant;
import io.yarnsubmit.appmaster.lifecycle.Ending;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction;
import io.yarnsubmit.appmaster.lifecycle.LifecycleShellProbe;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each action of each core is carried out by its shell, by a call of its own. */
class ActionsAreCarriedOutTest {
    @Test
    void ofTheAllocator() throws Exception {
        Set<String> calls = new HashSet<>();
        for (Class<?> action : AllocatorAction.class.getPermittedSubclasses()) {
            String call = AllocationShellProbe.callFor((AllocatorAction) example(action));
            assertThat(calls.add(call)).as(action + " -> " + call).isTrue();
        }
    }

    @Test
    void ofTheLifecycle() throws Exception {
        Set<String> calls = new HashSet<>();
        for (Class<?> action : LifecycleAction.class.getPermittedSubclasses()) {
            String call = LifecycleShellProbe.callFor((LifecycleAction) example(action));
            assertThat(calls.add(call)).as(action + " -> " + call).isTrue();
        }
    }

    private static Object example(Class<?> record) throws Exception {
        RecordComponent[] components = record.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values =
                Arrays.stream(types).map(ActionsAreCarriedOutTest::value).toArray();
        var constructor = record.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object value(Class<?> type) {
        if (type == int.class) {
            return 1;
        } else if (type == boolean.class) {
            return true;
        } else if (type == String.class) {
            return "x";
        } else if (type == Grant.class) {
            return new Grant("c", "g", "h", "l", true, true);
        } else if (type == EndCause.class) {
            return EndCause.of(EndCode.SUCCEEDED);
        } else if (type == List.class) {
            return List.of(1);
        } else if (type == Set.class) {
            return Set.of("x");
        } else if (type == Duration.class) {
            return Duration.ZERO;
        } else if (type == OptionalInt.class) {
            return OptionalInt.empty();
        } else if (type == Ending.class) {
            return new Ending(0, Verdict.VERDICT_SUCCEEDED, EndCause.of(EndCode.SUCCEEDED));
        }
        throw new IllegalArgumentException("no example of " + type);
    }
}
