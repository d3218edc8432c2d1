package io.yarnsubmit.appmaster.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.ServerCallStreamObserver;
import io.yarnsubmit.protocol.v1.DriverInstruction;
import io.yarnsubmit.protocol.v1.DriverInstruction.MessageCase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriverInstructionsTest {
    private final DriverLink link = new DriverLink();
    private final DriverInstructions instructions =
            new DriverInstructions(link, 1, List.of(), Optional.empty(), InstantSource.system());

    @Test
    void newTokensGoToTheDriverThatIsLinked() {
        Driver driver = new Driver();
        link.replace(driver);

        instructions.tokens(new byte[] {1});

        assertThat(driver.heard).hasSize(1);
        assertThat(driver.heard.get(0).getTokens().getStorage().toByteArray()).containsExactly(1);
    }

    @Test
    void aDriverThatLinksLater_getsTheNewest_afterItsWelcome() {
        instructions.tokens(new byte[] {1});
        instructions.tokens(new byte[] {2});
        Driver driver = new Driver();
        link.replace(driver);

        instructions.welcome(List.of(), Map.of());

        assertThat(driver.heard)
                .extracting(DriverInstruction::getMessageCase)
                .startsWith(MessageCase.WELCOME, MessageCase.TOKENS);
        assertThat(driver.heard.get(1).getTokens().getStorage().toByteArray()).containsExactly(2);
    }

    @Test
    void withoutNewTokens_noneAreSent() {
        Driver driver = new Driver();
        link.replace(driver);

        instructions.welcome(List.of(), Map.of());

        assertThat(driver.heard).extracting(DriverInstruction::getMessageCase).doesNotContain(MessageCase.TOKENS);
    }

    private static final class Driver extends ServerCallStreamObserver<DriverInstruction> {
        final List<DriverInstruction> heard = new ArrayList<>();

        @Override
        public void onNext(DriverInstruction value) {
            heard.add(value);
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void setOnCancelHandler(Runnable onCancelHandler) {}

        @Override
        public void setCompression(String compression) {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setOnReadyHandler(Runnable onReadyHandler) {}

        @Override
        public void request(int count) {}

        @Override
        public void setMessageCompression(boolean enable) {}

        @Override
        public void disableAutoInboundFlowControl() {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {}
    }
}
