package io.yarnsubmit.driver.shell;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;

/** Creates a record of any type, with values chosen by the types of its components. */
final class Samples {
    private final Map<Class<?>, Object> values;

    Samples(Map<Class<?>, Object> values) {
        this.values = values;
    }

    <T> T of(Class<? extends T> kind) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(kind.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<? extends T> constructor = kind.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(Arrays.stream(types).map(values::get).toArray());
    }
}
