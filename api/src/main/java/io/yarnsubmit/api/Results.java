package io.yarnsubmit.api;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of a stage, to be read while its job runs, by one thread at a time. {@link #hasNext} and {@link #next}
 * wait for the next output. When the job has failed, they first give the outputs that exist, then throw its
 * {@link JobException}.
 *
 * @param <O> the output of each task
 */
public interface Results<O extends @Nullable Object> extends Iterator<O>, AutoCloseable {
    /** The job that computes them. */
    Job<@Nullable Void> job();

    /**
     * The index of the task whose output {@link #next} returned last.
     *
     * @throws NoSuchElementException {@link #next} was not called yet
     */
    int index();

    /** The remaining outputs as a stream. Closing the stream closes these results. */
    default Stream<O> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
                .onClose(this::close);
    }

    /** Cancels the job if it has not ended, and interrupts its tasks. Closing again does nothing. */
    @Override
    void close();
}
