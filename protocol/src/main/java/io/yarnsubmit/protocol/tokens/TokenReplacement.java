package io.yarnsubmit.protocol.tokens;

import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives this process the tokens that it receives, one after the other, on a thread of its own: Hadoop's classes may take a while. */
public final class TokenReplacement {
    private final @Nullable Path file;
    private final Consumer<String> complain;
    private final Executor thread;

    /**
     * For this process.
     *
     * @param file its file of tokens; null if it has none
     * @param complain prints for the user what did not work
     */
    public TokenReplacement(@Nullable Path file, Consumer<String> complain, UncaughtExceptionHandler onFailure) {
        this.file = file;
        this.complain = complain;
        this.thread = OwnThreads.pool("tokens", 1, onFailure);
    }

    /** @param storage as in Hadoop's files of tokens */
    public void replace(byte[] storage) {
        thread.execute(() -> {
            try {
                ProcessTokens.replace(file, ClassLoader.getSystemClassLoader(), storage);
            } catch (IOException e) {
                complain.accept(String.valueOf(e.getMessage()));
            }
        });
    }
}
