package io.yarnsubmit.protocol.control;

import java.util.function.Consumer;

/** Answers the requests that were admitted. It is called on several threads at a time. */
public interface ControlHandler {
    /**
     * Answers one, now or later.
     *
     * @param answered takes the answer on any thread, and does not wait
     * @throws BadRequestException if it is refused
     */
    void handle(ControlRequest request, Consumer<ControlAnswer> answered);
}
