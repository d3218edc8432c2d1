package io.yarnsubmit.protocol.serialization;

import io.yarnsubmit.protocol.cause.ShortText;
import java.io.Externalizable;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the field or captured variable that prevents an object from being serialized, because the JDK names only the
 * class. It visits the objects as serialization would, but breadth first, to find the shortest path. Fields of the
 * JDK's own classes are inaccessible and skipped, except for the elements of collections and maps.
 */
public final class SerializationDebugger {
    // A larger graph is not worth the wait: then only the class is named.
    private static final int MOST_OBJECTS = 200_000;
    private static final int LONGEST_KEY = 200;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final ArrayDeque<Step> next = new ArrayDeque<>();

    private SerializationDebugger() {}

    /**
     * The path to the object, such as
     * {@code com.acme.Job.connection -> com.acme.Pool.lock is a com.acme.Lock, which is not Serializable}.
     *
     * @return empty when no such object was found
     */
    public static Optional<String> find(Object root) {
        try {
            return new SerializationDebugger().walk(root);
        } catch (RuntimeException | Error e) {
            // Collections, keys and replacements are user code, and this is only a help.
            return Optional.empty();
        }
    }

    private Optional<String> walk(Object root) {
        visit(root, null, null);
        for (Step step = next.poll(); step != null; step = next.poll()) {
            Object value = replaced(step.value);
            if (!(value instanceof Serializable)) {
                String kind = "a " + nameOf(value.getClass()) + ", which is not Serializable";
                return Optional.of(step.label == null ? "it is " + kind : step.path() + " is " + kind);
            }
            if (seen.size() < MOST_OBJECTS) {
                expand(value, step);
            }
        }
        return Optional.empty();
    }

    private void expand(Object value, Step from) {
        if (value instanceof SerializedLambda lambda) {
            for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
                String where = lambda.getCapturingClass().replace('/', '.');
                visit(lambda.getCapturedArg(i), from, "captured variable #" + (i + 1) + " of the lambda in " + where);
            }
        } else if (value instanceof Object[] elements) {
            String type = nameOf(elements.getClass().getComponentType());
            for (int i = 0; i < elements.length; i++) {
                visit(elements[i], from, type + "[" + i + "]");
            }
        } else if (value instanceof Collection<?> elements) {
            expandCollection(elements, from);
        } else if (value instanceof Map<?, ?> map) {
            String type = nameOf(map.getClass());
            map.forEach((key, element) -> {
                visit(key, from, "a key of " + type);
                visit(element, from, type + " at key " + ShortText.cut(String.valueOf(key), LONGEST_KEY));
            });
        } else if (!(value instanceof Externalizable)) {
            expandFields(value, from);
        }
    }

    private void expandCollection(Collection<?> elements, Step from) {
        String type = nameOf(elements.getClass());
        int index = 0;
        for (Object element : elements) {
            if (index == MOST_OBJECTS) {
                return;
            }
            visit(element, from, elements instanceof List ? type + " element " + index : "an element of " + type);
            index++;
        }
    }

    private void expandFields(Object value, Step from) {
        for (Class<?> type = value.getClass();
                type != null && Serializable.class.isAssignableFrom(type);
                type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                boolean written = !Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers())
                        && !field.getType().isPrimitive();
                if (written) {
                    read(field, value).ifPresent(inner -> visit(inner, from, labelOf(field)));
                }
            }
        }
    }

    private static String labelOf(Field field) {
        String owner = nameOf(field.getDeclaringClass());
        // The reference to the outer instance has no name in the source.
        return field.getName().startsWith("this$") ? "the outer instance of " + owner : owner + "." + field.getName();
    }

    private static Optional<Object> read(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return Optional.ofNullable(field.get(owner));
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            return Optional.empty();
        }
    }

    /** The object that serialization would write instead: for a lambda, its captured variables. */
    private static Object replaced(Object value) {
        if (!(value instanceof Serializable)) {
            return value;
        }
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Method method = type.getDeclaredMethod("writeReplace");
                method.setAccessible(true);
                Object replacement = method.invoke(value);
                return replacement == null ? value : replacement;
            } catch (NoSuchMethodException e) {
                continue;
            } catch (InaccessibleObjectException | IllegalAccessException | InvocationTargetException e) {
                return value;
            }
        }
        return value;
    }

    private void visit(@Nullable Object value, @Nullable Step from, @Nullable String label) {
        if (value != null && !(value instanceof String) && !(value instanceof Number) && seen.add(value)) {
            next.add(new Step(value, from, label));
        }
    }

    private static String nameOf(Class<?> type) {
        if (type.isHidden()) {
            String name = type.getName();
            int lambda = name.indexOf("$$Lambda");
            return lambda < 0 ? name : "lambda of " + name.substring(0, lambda);
        }
        return type.getTypeName();
    }

    private record Step(
            Object value, @Nullable Step from, @Nullable String label) {
        String path() {
            String before = from == null || from.label == null ? "" : from.path() + " -> ";
            return before + label;
        }
    }
}
