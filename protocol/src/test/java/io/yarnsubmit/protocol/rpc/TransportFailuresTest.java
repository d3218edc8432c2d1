package io.yarnsubmit.protocol.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransportFailuresTest {
    private final List<Throwable> failures = new ArrayList<>();
    private final TransportFailures listening = TransportFailures.listen((thread, failure) -> failures.add(failure));
    private final Logger server = Logger.getLogger("io.grpc.okhttp.OkHttpServerTransport");
    private final Logger callbacks = Logger.getLogger("io.grpc.internal.SerializingExecutor");

    @AfterEach
    void forget() {
        server.setFilter(null);
        callbacks.setFilter(null);
    }

    @Test
    void errorsOfTheTransport_andExceptionsOfCallbacks_areHeard() {
        OutOfMemoryError error = new OutOfMemoryError();
        IllegalStateException defect = new IllegalStateException();

        server.log(Level.WARNING, "Error decoding HTTP/2 frames", error);
        server.log(Level.WARNING, "Error decoding HTTP/2 frames", new IOException("a stranger"));
        callbacks.log(Level.SEVERE, "Exception while executing runnable", defect);
        callbacks.log(Level.SEVERE, "nothing thrown");

        assertThat(listening).isNotNull();
        assertThat(failures).containsExactly(error, defect);
    }
}
