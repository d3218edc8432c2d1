package io.yarnsubmit.driver.control;

import io.yarnsubmit.protocol.control.BadRequestException;

/**
 * What is done for a method at a path.
 *
 * @param template the path, such as {@code /v1/groups/{group}}; a last part in braces with a star takes the rest of the path
 */
record Route(String method, String template, Handler handler) {
    /** Answers a request, now or later. */
    @FunctionalInterface
    interface Handler {
        /** @throws BadRequestException if it is refused */
        void handle(ControlExchange exchange);
    }
}
