package io.yarnsubmit.protocol.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class SerializationDebuggerTest {
    private static final String HERE = SerializationDebuggerTest.class.getName();
    private static final String GUILTY = " is a " + HERE + "$Guilty, which is not Serializable";

    interface SerializableTask extends Callable<Object>, Serializable {}

    static final class Guilty {}

    static class Holder implements Serializable {
        final Object value;

        Holder(Object value) {
            this.value = value;
        }
    }

    static final class Heir extends Holder {
        transient Guilty forgiven = new Guilty();
        int number = 7;

        Heir(Object value) {
            super(value);
        }
    }

    record Pair(Object left, Object right) implements Serializable {}

    @Test
    void aCapturedVariableIsNumbered() {
        Guilty guilty = new Guilty();
        String innocent = "x";
        SerializableTask task = () -> innocent + guilty;

        assertThat(SerializationDebugger.find(task)).contains("captured variable #2 of the lambda in " + HERE + GUILTY);
    }

    @Test
    void theShortestWayIsTold() {
        Guilty guilty = new Guilty();
        Holder near = new Holder(guilty);
        Pair root = new Pair(new Holder(new Holder(near)), near);

        assertThat(SerializationDebugger.find(root))
                .contains(HERE + "$Pair.right -> " + HERE + "$Holder.value" + GUILTY);
    }

    @Test
    void fieldsOfSuperclassesCountAndTransientOnesDoNot() {
        assertThat(SerializationDebugger.find(new Heir(new Guilty()))).contains(HERE + "$Holder.value" + GUILTY);
        assertThat(SerializationDebugger.find(new Heir("fine"))).isEmpty();
    }

    @Test
    void collectionsMapsAndArraysAreLookedInto() {
        List<Object> list = new ArrayList<>(List.of("a", new Guilty()));
        Map<String, Object> map = new HashMap<>(Map.of("key", new Guilty()));

        assertThat(SerializationDebugger.find(new Holder(list)))
                .contains(HERE + "$Holder.value -> java.util.ArrayList element 1" + GUILTY);
        assertThat(SerializationDebugger.find(map)).contains("java.util.HashMap at key key" + GUILTY);
        assertThat(SerializationDebugger.find(new Object[] {null, new Guilty()}))
                .contains("java.lang.Object[1]" + GUILTY);
    }

    @Test
    void theRootItselfMayBeToBlame() {
        assertThat(SerializationDebugger.find(new Guilty()))
                .contains("it is a " + HERE + "$Guilty, which is not Serializable");
    }

    @Test
    void aLambdaThatIsNotSerializableIsCalledOne() {
        Runnable runnable = () -> {};

        assertThat(SerializationDebugger.find(new Holder(runnable)))
                .contains(HERE + "$Holder.value is a lambda of " + HERE + ", which is not Serializable");
    }

    @Test
    void circlesEnd() {
        Object[] circle = new Object[1];
        circle[0] = circle;

        assertThat(SerializationDebugger.find(circle)).isEmpty();
    }
}
