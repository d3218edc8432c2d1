package io.yarnsubmit.driver.context;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the results of a job one after the other, from one thread at a time, and computes what the action returns.
 *
 * @param <O> the type of a result
 * @param <R> the type that the action returns
 */
sealed interface ResultSink<O extends @Nullable Object, R extends @Nullable Object> {
    void take(int task, O result);

    /** Called after the last result. */
    R end();

    final class Collect<O extends @Nullable Object> implements ResultSink<O, List<O>> {
        private final @Nullable Object[] results;

        Collect(int tasks) {
            this.results = new @Nullable Object[tasks];
        }

        @Override
        public void take(int task, O result) {
            results[task] = result;
        }

        @Override
        @SuppressWarnings({"unchecked", "NullAway"}) // Every element is an O.
        public List<O> end() {
            return (List<O>) Collections.unmodifiableList(Arrays.asList(results));
        }
    }

    final class ForEach<O extends @Nullable Object> implements ResultSink<O, @Nullable Void> {
        private final Consumer<? super O> consumer;

        ForEach(Consumer<? super O> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void take(int task, O result) {
            consumer.accept(result);
        }

        @Override
        @SuppressWarnings("NullAway") // Void is always null.
        public @Nullable Void end() {
            return null;
        }
    }

    final class Reduce<O extends @Nullable Object> implements ResultSink<O, Optional<O>> {
        private final BinaryOperator<O> operator;
        private @Nullable O folded;
        private boolean any;

        Reduce(BinaryOperator<O> operator) {
            this.operator = operator;
        }

        @Override
        @SuppressWarnings("NullAway") // Null only if O is nullable.
        public void take(int task, O result) {
            folded = any ? operator.apply(folded, result) : result;
            any = true;
        }

        @Override
        @SuppressWarnings("NullAway") // As in streams, a null result looks like no result.
        public Optional<O> end() {
            return any ? Optional.of(folded) : Optional.empty();
        }
    }
}
