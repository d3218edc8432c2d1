package io.yarnsubmit.api;

import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The actions of a {@link Stage}, each of which starts one job and returns at once. What they are given (a consumer, an
 * operator) runs on a thread of yarn-submit's, one call at a time; it must not wait for another job.
 *
 * @param <O> what each task of the stage gives
 */
public interface JobActions<O extends @Nullable Object> {
    /** As {@link Stage#collect}. */
    Job<List<O>> collect();

    /** As {@link Stage#forEach}; the job ends after the last call of the consumer. */
    Job<@Nullable Void> forEach(Consumer<? super O> consumer);

    /** As {@link Stage#reduce}. */
    Job<Optional<O>> reduce(BinaryOperator<O> operator);

    /** As {@link Stage#run}. */
    Job<@Nullable Void> run();

    /** As {@link Stage#results(ResultOrder)}, for a job with a name or a pool. */
    Results<O> results(ResultOrder order);
}
