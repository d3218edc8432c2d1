package io.yarnsubmit.client.yarn.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PatienceTest {
    private static final String WHAT = "The ResourceManager at rm:8032";

    private final List<String> said = new ArrayList<>();
    private int calls;

    static List<Exception> absences() {
        Exception refused = new ConnectException("Call From a to b failed; For more details see: a wiki");
        refused.initCause(new ConnectException("Connection refused"));
        return List.of(
                refused,
                new EOFException("End of File"),
                new SocketTimeoutException("20000 millis timeout"),
                new RemoteException("org.apache.hadoop.ipc.StandbyException", "not active"),
                new RemoteException("org.apache.hadoop.hdfs.server.namenode.SafeModeException", "Cannot create"),
                new RemoteException(
                        "java.io.IOException", "File /x could only be written to 0 of the 1 minReplication nodes"),
                new IOException("wrapped", new ConnectException("Connection refused")));
    }

    @ParameterizedTest
    @MethodSource("absences")
    void serviceAway_isAskedAgain_andThatIsSaidOnce(Exception absence) throws Exception {
        // given
        Iterator<Exception> failures = List.of(absence, absence, absence).iterator();
        // when
        String answer = patience(Duration.ofMinutes(1)).call(ErrorCode.RESOURCE_MANAGER_UNREACHABLE, WHAT, () -> {
            calls++;
            if (failures.hasNext()) {
                throw failures.next();
            }
            return "here";
        });
        // then
        assertThat(answer).isEqualTo("here");
        assertThat(calls).isEqualTo(4);
        assertThat(said).hasSize(2);
        assertThat(said.get(0)).startsWith("waiting up to 60 s for the ResourceManager at rm:8032: ");
        assertThat(said.get(1)).isEqualTo(WHAT + " answered");
    }

    @Test
    void callThatHangs_endsWithTheReasonOfTheOneBefore() {
        CountDownLatch never = new CountDownLatch(1);
        assertThatThrownBy(() -> patience(Duration.ofSeconds(3))
                        .bounded(ErrorCode.RESOURCE_MANAGER_UNREACHABLE, WHAT, () -> {
                            if (calls++ == 0) {
                                throw absences().get(0);
                            }
                            never.await();
                            return "never";
                        }))
                .hasMessageContaining("did not become available within 3 s: Connection refused");
    }

    @Test
    void serviceAwayForTooLong_isAnErrorThatNamesTheReasonAndTheSetting() {
        assertThatThrownBy(() -> patience(Duration.ofMillis(20))
                        .call(ErrorCode.RESOURCE_MANAGER_UNREACHABLE, WHAT, () -> {
                            throw absences().get(0);
                        }))
                .isInstanceOf(YarnSubmitException.class)
                .hasMessageContaining(WHAT)
                .hasMessageContaining("Connection refused")
                .hasMessageNotContaining("wiki")
                .hasMessageContaining("cluster.connectTimeout")
                .hasMessageContaining("YS-2001");
    }

    @Test
    void serviceThatRefuses_isNotAskedAgain() {
        for (Exception refusal : List.of(
                new FileNotFoundException("/x"),
                new YarnException("no such queue"),
                new RemoteException("org.apache.hadoop.security.AccessControlException", "Permission denied"))) {
            assertThatThrownBy(() -> patience(Duration.ofMinutes(1)).call(ErrorCode.SUBMISSION_REFUSED, WHAT, () -> {
                        throw refusal;
                    }))
                    .isSameAs(refusal);
        }
        assertThat(said).isEmpty();
    }

    private Patience patience(Duration limit) {
        return new Patience(limit, Duration.ofMillis(1), said::add);
    }
}
