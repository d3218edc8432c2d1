package io.yarnsubmit.driver.shell;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;

/** Makes a record of a kind that a test does not name, of values by their types. */
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
