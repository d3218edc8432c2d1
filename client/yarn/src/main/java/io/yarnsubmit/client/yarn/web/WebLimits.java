package io.yarnsubmit.client.yarn.web;

import java.time.Duration;

/**
 * How long a web service may take.
 *
 * @param connect to make a connection
 * @param answer to give the whole answer, with redirects and a login; for a stream, to give its next bytes
 */
public record WebLimits(Duration connect, Duration answer) {
    public WebLimits {
        if (connect.toMillis() <= 0 || answer.toMillis() <= 0) {
            throw new IllegalArgumentException("no time: connect " + connect + ", answer " + answer);
        }
    }
}
