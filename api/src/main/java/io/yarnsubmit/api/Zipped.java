package io.yarnsubmit.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of two as a function of a list of two, which is how a task of {@link Stage#zip} gets its inputs. Here, because the
 * executors' user code sees no other package of ours. Not for drivers.
 *
 * @param <A> the first one's type
 * @param <B> the second one's type
 * @param <O> the result's type
 */
public final class Zipped<A extends @Nullable Object, B extends @Nullable Object, O extends @Nullable Object>
        implements TaskFunction<List<@Nullable Object>, O> {
    private static final long serialVersionUID = 1;

    private final TaskBiFunction<A, B, O> function;

    /** Of a function of two. */
    public Zipped(TaskBiFunction<A, B, O> function) {
        this.function = function;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"
    }) // The first list element is an A, the second a B, as Stage.zip sees to.
    public O apply(List<@Nullable Object> pair) throws Exception {
        return function.apply((A) pair.get(0), (B) pair.get(1));
    }
}
