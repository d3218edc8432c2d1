package io.yarnsubmit.appmaster;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** Notes the names of the methods that are called. */
public final class CallRecorder {
    private final List<String> names = new ArrayList<>();

    /** An object that does nothing but note. */
    public <T> T recording(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            names.add(method.getName());
            return null;
        }));
    }

    /** The one call there was. */
    public String only() {
        if (names.size() != 1) {
            throw new AssertionError("not one call: " + names);
        }
        return names.get(0);
    }
}
