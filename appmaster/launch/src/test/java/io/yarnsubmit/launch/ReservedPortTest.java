package io.yarnsubmit.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ReservedPortTest {
    @Test
    void aServer_listensOnTheReservedPort() throws IOException {
        try (ReservedPort reserved = ReservedPort.any();
                ServerSocket everywhere = new ServerSocket()) {
            everywhere.bind(new InetSocketAddress(reserved.number()));
            try (Socket client = new Socket("127.0.0.1", reserved.number());
                    Socket accepted = everywhere.accept()) {
                assertThat(accepted.getRemoteSocketAddress()).isEqualTo(client.getLocalSocketAddress());
            }
        }
    }

    @Test
    void aServerOfThisMachineAlone_listensOnTheReservedPort() throws IOException {
        try (ReservedPort reserved = ReservedPort.any();
                ServerSocket loopback = new ServerSocket()) {
            loopback.bind(new InetSocketAddress("127.0.0.1", reserved.number()));
            new Socket("127.0.0.1", reserved.number()).close();
        }
    }

    @Test
    void beforeTheServer_connectionsAreRefused() throws IOException {
        try (ReservedPort reserved = ReservedPort.any()) {
            assertThatThrownBy(() -> new Socket("127.0.0.1", reserved.number())).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void meanwhile_thePortIsGivenToNobodyElse() throws IOException {
        try (ReservedPort one = ReservedPort.any();
                ReservedPort other = ReservedPort.any();
                ServerSocket any = new ServerSocket(0)) {
            assertThat(one.number()).isNotEqualTo(other.number()).isNotEqualTo(any.getLocalPort());
        }
    }
}
