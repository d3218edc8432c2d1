package io.yarnsubmit.client.yarn.cluster;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.yarn.kerberos.KerberosConfiguration;
import io.yarnsubmit.client.yarn.kerberos.SecurityProblem;
import io.yarnsubmit.client.yarn.kerberos.TicketCache;
import io.yarnsubmit.client.yarn.kerberos.TicketVerdict;
import io.yarnsubmit.launch.yarn.HadoopUser;
import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeys;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * Logs this process in to Hadoop, before anything is asked of a cluster: its file systems, that of this machine as well, are
 * opened for a user. Hadoop keeps one login for the whole process. With a proxy user the login is replaced by one on behalf of
 * that user, so that every thread of this process asks as that user, whoever started it.
 */
public final class HadoopLogin {
    /** A KDC that does not answer is asked three times for half a minute. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private HadoopLogin() {}

    /** The short name of the user, as this machine knows it or its ticket says. */
    public static String of(Configuration hadoop) {
        return of(hadoop, LoginRequest.OF_THIS_USER);
    }

    /**
     * The short name of the user whom the cluster takes this process for.
     *
     * @param hadoop says how users log in
     * @throws YarnSubmitException when there is no login: {@link ErrorCode#USER_UNKNOWN}, {@link ErrorCode#NO_KERBEROS_LOGIN},
     *     {@link ErrorCode#KERBEROS_NOT_CONFIGURED}, {@link ErrorCode#KDC_UNUSABLE}
     */
    public static String of(Configuration hadoop, LoginRequest request) {
        if (!asksForKerberos(hadoop)) {
            UserGroupInformation.setConfiguration(hadoop);
            return without(request);
        }
        KerberosConfiguration.heedVariable();
        // Once after one second, for a ticket that was renewed. By default Hadoop tries again for a quarter of a
        // minute.
        hadoop.setInt(CommonConfigurationKeys.IPC_CLIENT_CONNECT_MAX_RETRIES_ON_SASL_KEY, 1);
        try {
            UserGroupInformation.setConfiguration(hadoop);
            return withKerberos(request);
        } catch (IOException | RuntimeException e) {
            throw problem(request, e);
        }
    }

    static boolean asksForKerberos(Configuration hadoop) {
        return "kerberos".equalsIgnoreCase(hadoop.getTrimmed(CommonConfigurationKeys.HADOOP_SECURITY_AUTHENTICATION));
    }

    private static String without(LoginRequest request) {
        try {
            String user = HadoopUser.loggedIn();
            if (request.proxyUser().isEmpty()) {
                return user;
            }
            actFor(request.proxyUser().get());
            return request.proxyUser().get();
        } catch (IOException e) {
            throw new YarnSubmitException(ErrorCode.USER_UNKNOWN, String.valueOf(e.getMessage()), e);
        }
    }

    private static String withKerberos(LoginRequest request) throws IOException {
        if (request.keytab().isPresent()) {
            String principal = request.principal().orElseThrow();
            String keytab = request.keytab().get().toString();
            if (!isLoggedIn(principal)) {
                bounded(() -> UserGroupInformation.loginUserFromKeytab(principal, keytab));
            }
        } else {
            checkTicket(real(UserGroupInformation.getCurrentUser()));
        }
        if (request.proxyUser().isPresent()) {
            actFor(request.proxyUser().get());
        }
        return UserGroupInformation.getCurrentUser().getShortUserName();
    }

    /** The first call would fail with many words, after many tries. */
    private static void checkTicket(UserGroupInformation user) throws IOException {
        if (user.isFromKeytab()) {
            return;
        }
        if (!user.getTokens().isEmpty()) {
            TokenBearer.of(user).ifPresent(UserGroupInformation::setLoginUser);
            return;
        }
        TicketCache cache = TicketCache.ofThisProcess();
        TicketVerdict verdict = TicketVerdict.of(cache, user.hasKerberosCredentials(), Instant.now());
        if (!verdict.isUsable()) {
            throw new YarnSubmitException(ErrorCode.NO_KERBEROS_LOGIN, verdict.sentence());
        }
    }

    /** Another login on behalf of the same user changes nothing. */
    private static void actFor(String name) throws IOException {
        UserGroupInformation current = UserGroupInformation.getCurrentUser();
        UserGroupInformation real = real(current);
        if (!current.getUserName().equals(name) || current.getRealUser() == null) {
            UserGroupInformation.setLoginUser(UserGroupInformation.createProxyUser(name, real));
        }
    }

    /** Who has the ticket. */
    public static UserGroupInformation real(UserGroupInformation user) {
        return user.getRealUser() == null ? user : user.getRealUser();
    }

    private static boolean isLoggedIn(String principal) {
        try {
            UserGroupInformation user = UserGroupInformation.getLoginUser();
            return user.isFromKeytab() && (user.getUserName() + "@").startsWith(principal + "@");
        } catch (IOException e) {
            // A ticket that is of no use; there is a keytab.
            return false;
        }
    }

    private static void bounded(BoundedCall.Work login) throws IOException {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            login.run();
            return true;
        });
        // The task keeps what it throws for whoever waits for it.
        OwnThreads.start("login", OwnThreads.NOT_MISSED, task);
        try {
            Object unused = task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new YarnSubmitException(
                    ErrorCode.KDC_UNUSABLE,
                    "The Kerberos KDC did not answer within " + LIMIT.toSeconds()
                            + " s. Check that this machine can reach" + " the KDCs that " + KerberosConfiguration.file()
                            + " names.",
                    e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new YarnSubmitException(ErrorCode.NO_KERBEROS_LOGIN, "The login was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static YarnSubmitException problem(LoginRequest request, Throwable thrown) {
        if (thrown instanceof YarnSubmitException said) {
            return said;
        }
        String what = request.keytab()
                .map(Path::toString)
                .map(file -> "The login of " + request.principal().orElse("?") + " with " + file)
                .orElse("The Kerberos login");
        return SecurityProblem.in(thrown)
                .map(found -> found.toException(what, thrown))
                .orElseGet(() -> new YarnSubmitException(
                        ErrorCode.NO_KERBEROS_LOGIN, what + " failed: " + BoundedCall.innermost(thrown), thrown));
    }
}
