package io.yarnsubmit.protocol.text;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A record as its own {@code toString()} writes it, made when it is asked for. That of each record is code which the JVM makes at
 * run time, and takes some milliseconds of a start.
 */
public record RecordText(Record value) {
    @Override
    public String toString() {
        return text(value);
    }

    private static String text(@Nullable Object value) {
        return value instanceof Record part && hasOrdinaryText(part) ? components(part) : String.valueOf(value);
    }

    /** The compiler makes it final. */
    private static boolean hasOrdinaryText(Record value) {
        try {
            return Modifier.isFinal(value.getClass().getMethod("toString").getModifiers());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String components(Record value) {
        StringJoiner text = new StringJoiner(", ", value.getClass().getSimpleName() + "[", "]");
        try {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                text.add(component.getName() + "=" + text(accessor.invoke(value)));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
