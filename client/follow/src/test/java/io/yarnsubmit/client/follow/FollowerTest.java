package io.yarnsubmit.client.follow;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.identity.IdentityMaker;
import io.yarnsubmit.client.relay.NoOutputLog;
import io.yarnsubmit.protocol.rpc.AmAddress;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FollowerTest {
    private static final Map<Class<?>, Object> SAMPLES = Map.of(
            String.class,
            "text",
            int.class,
            3,
            AmAddress.class,
            new AmAddress("127.0.0.1", 1, 1),
            ApplicationStatus.class,
            ApplicationStatus.getDefaultInstance(),
            DriverFailure.class,
            DriverFailure.getDefaultInstance());

    static Class<?>[] actions() {
        return FollowAction.class.getPermittedSubclasses();
    }

    @ParameterizedTest
    @MethodSource("actions")
    void perform_everyKindOfAction_isKnown(Class<?> kind) throws Exception {
        Class<?>[] types = Arrays.stream(kind.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> constructor = kind.getDeclaredConstructor(types);
        FollowAction action = (FollowAction)
                constructor.newInstance(Arrays.stream(types).map(SAMPLES::get).toArray());

        assertThatCode(() -> follower().perform(action)).doesNotThrowAnyException();
    }

    private static Follower follower() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
        return new Follower(
                "application_1_0001",
                Role.HOST,
                FollowLimits.NONE,
                new QuietApplication(),
                ApplicationTls.of(IdentityMaker.make(Instant.now())),
                Console.of(nowhere, nowhere, false),
                new QuietHost(),
                new NoOutputLog(),
                new FollowObserver() {});
    }

    private static final class QuietApplication implements ApplicationPort {
        @Override
        public ApplicationView report() {
            return new ApplicationView(ApplicationView.State.ACCEPTED, Optional.empty(), 1, "");
        }

        @Override
        public void kill() {}

        @Override
        public void touchPresence() {}

        @Override
        public Optional<Outcome> leftOutcome() {
            return Optional.empty();
        }
    }

    private static final class QuietHost implements LocalDriverHost {
        @Override
        public void watch(EndListener listener) {}

        @Override
        public void writeAddress(AmAddress address) {}

        @Override
        public void stop() {}
    }
}
