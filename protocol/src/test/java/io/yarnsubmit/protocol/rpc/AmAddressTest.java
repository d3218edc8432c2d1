package io.yarnsubmit.protocol.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmAddressTest {

    @Test
    void anAddressIsReadWholeOrNotAtAll() {
        assertThat(AmAddress.parse("host:123 2\n")).contains(new AmAddress("host", 123, 2));
        assertThat(AmAddress.parse("fe80::1:123 2")).contains(new AmAddress("fe80::1", 123, 2));
        assertThat(AmAddress.parse("")).isEmpty();
        assertThat(AmAddress.parse("host:123")).isEmpty();
        assertThat(AmAddress.parse("host:x 1")).isEmpty();
    }

    @Test
    void whatIsWrittenIsRead() {
        AmAddress address = new AmAddress("node1.example.org", 40_123, 3);

        assertThat(AmAddress.parse(address.line())).contains(address);
        assertThat(address).hasToString("node1.example.org:40123");
    }
}
