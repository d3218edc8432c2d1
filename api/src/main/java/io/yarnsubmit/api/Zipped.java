package io.yarnsubmit.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a function of two arguments into a function of a list of two, because a task of {@link Stage#zip} gets its
 * inputs as a list. It is in this package because user code sees no other package of yarn-submit. Not for drivers.
 *
 * @param <A> the type of the first argument
 * @param <B> the type of the second argument
 * @param <O> the type of the result
 */
public final class Zipped<A extends @Nullable Object, B extends @Nullable Object, O extends @Nullable Object>
        implements TaskFunction<List<@Nullable Object>, O> {
    private static final long serialVersionUID = 1;

    private final TaskBiFunction<A, B, O> function;

    public Zipped(TaskBiFunction<A, B, O> function) {
        this.function = function;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // Stage.zip makes the first element an A and the second a B.
    public O apply(List<@Nullable Object> pair) throws Exception {
        return function.apply((A) pair.get(0), (B) pair.get(1));
    }
}
