package io.yarnsubmit.api;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of a stage, to be read while its job runs. One thread at a time. {@link #hasNext} and {@link #next} wait for the
 * next output; when the job has failed they throw its {@link JobException}, after those outputs that were there.
 *
 * @param <O> what each task gives
 */
public interface Results<O extends @Nullable Object> extends Iterator<O>, AutoCloseable {
    /** The job that makes them. */
    Job<@Nullable Void> job();

    /**
     * The index of the task whose output {@link #next} gave last.
     *
     * @throws NoSuchElementException it was not called yet
     */
    int index();

    /** The rest of them, as a stream; closing it closes this. */
    default Stream<O> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
                .onClose(this::close);
    }

    /** Cancels the job if it has not ended, and interrupts its tasks. Closing again does nothing. */
    @Override
    void close();
}
