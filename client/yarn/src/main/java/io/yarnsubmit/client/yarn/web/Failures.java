package io.yarnsubmit.client.yarn.web;

import io.yarnsubmit.client.yarn.web.ClientTls.UnusableTrust;
import io.yarnsubmit.client.yarn.web.WebProblem.Unreachable;
import io.yarnsubmit.client.yarn.web.WebProblem.Untrusted;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLHandshakeException;

/** The messages of connection failures, for people. */
final class Failures {
    private Failures() {}

    static WebProblem unreachable(Exception failure, ClientTls tls) {
        String said = said(failure);
        if (failure instanceof UnusableTrust) {
            return new Untrusted(said);
        }
        if (failure instanceof UnknownHostException) {
            return new Unreachable("the name " + said + " is not known");
        }
        if (failure instanceof SSLHandshakeException
                && innermostOf(failure) instanceof GeneralSecurityException cause) {
            return new Untrusted("its certificate is not trusted: " + said(cause) + "; " + tls.source());
        }
        return new Unreachable(said);
    }

    /** The message of the innermost cause: the outer ones say less. */
    static String innermost(Throwable failure) {
        return said(innermostOf(failure));
    }

    private static Throwable innermostOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String said(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }
}
