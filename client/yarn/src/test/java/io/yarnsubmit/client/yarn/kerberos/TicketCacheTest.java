package io.yarnsubmit.client.yarn.kerberos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketCacheTest {
    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private interface Writing {
        void write() throws IOException;
    }

    private static void doing(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TicketCacheTest begin(int version) {
        doing(() -> {
            out.writeShort(version);
            if (version == 0x0504) {
                out.writeShort(12);
                out.write(new byte[12]);
            }
            principal("ann", "LAB.LOCAL");
        });
        return this;
    }

    private void principal(String name, String realm) throws IOException {
        String[] parts = name.split("/");
        out.writeInt(1);
        out.writeInt(parts.length);
        text(realm);
        for (String part : parts) {
            text(part);
        }
    }

    private void text(String text) throws IOException {
        data(text.getBytes(StandardCharsets.UTF_8));
    }

    private void data(byte[] data) throws IOException {
        out.writeInt(data.length);
        out.write(data);
    }

    private TicketCacheTest credential(String server, Instant end, Instant renewable) {
        doing(() -> {
            principal("ann", "LAB.LOCAL");
            principal(server, "LAB.LOCAL");
            out.writeShort(18);
            data(new byte[32]);
            out.writeInt(0);
            out.writeInt(0);
            out.writeInt((int) end.getEpochSecond());
            out.writeInt((int) renewable.getEpochSecond());
            out.write(new byte[5]);
            out.writeInt(1);
            out.writeShort(2);
            data(new byte[4]);
            out.writeInt(0);
            data(new byte[600]);
            data(new byte[0]);
        });
        return this;
    }

    private TicketCache cache() {
        doing(() -> Files.write(folder.resolve("cc"), bytes.toByteArray()));
        return TicketCache.of(Map.of("KRB5CCNAME", "FILE:" + folder.resolve("cc")));
    }

    private TicketCache of(Instant end, Instant renewable) {
        return begin(0x0504)
                .credential("krb5_ccache_conf_data/pa_type", Instant.EPOCH, Instant.EPOCH)
                .credential("krbtgt/LAB.LOCAL", end, renewable)
                .credential("rm/host", end, Instant.EPOCH)
                .cache();
    }

    @Test
    void theUsersTicket_isFoundAmongThoseForServices() {
        Instant end = NOW.plus(Duration.ofHours(8));
        Instant renewable = NOW.plus(Duration.ofDays(7));

        assertThat(of(end, renewable).ticket()).contains(new Ticket("ann@LAB.LOCAL", end, Optional.of(renewable)));
    }

    @Test
    void theOlderFormat_andATicketThatCannotBeRenewed() {
        Instant end = NOW.plus(Duration.ofHours(8));

        assertThat(begin(0x0503)
                        .credential("krbtgt/LAB.LOCAL", end, Instant.EPOCH)
                        .cache()
                        .ticket())
                .contains(new Ticket("ann@LAB.LOCAL", end, Optional.empty()));
    }

    @Test
    void aDamagedFile_isTold() throws IOException {
        Files.writeString(folder.resolve("cc"), "junk");
        TicketCache cache =
                TicketCache.of(Map.of("KRB5CCNAME", folder.resolve("cc").toString()));

        assertThat(cache.problem()).contains("it is not a ticket cache that Java can read");
        assertThat(TicketVerdict.of(cache, false, NOW).sentence())
                .startsWith("The cluster wants Kerberos, but the ticket cache " + folder.resolve("cc")
                        + " cannot be read (");
    }

    @Test
    void anExpiredTicket_isNamed_withItsEnd() {
        TicketVerdict verdict = TicketVerdict.of(of(NOW.minusSeconds(1), NOW.plusSeconds(60)), true, NOW);

        assertThat(verdict.isUsable()).isFalse();
        assertThat(verdict.sentence())
                .startsWith("The Kerberos ticket of ann@LAB.LOCAL expired at ")
                .endsWith("(ticket cache " + folder.resolve("cc") + "). Run kinit -R or kinit.");
    }

    @Test
    void aGoodTicket_isUsable_onlyIfJavaFoundIt() {
        TicketCache cache = of(NOW.plusSeconds(60), Instant.EPOCH);

        assertThat(TicketVerdict.of(cache, true, NOW).isUsable()).isTrue();
        assertThat(TicketVerdict.of(cache, false, NOW).isUsable()).isFalse();
    }

    @Test
    void noTicket_andOneWhereJavaCannotLook() {
        TicketCache none =
                TicketCache.of(Map.of("KRB5CCNAME", folder.resolve("none").toString()));
        assertThat(TicketVerdict.of(none, false, NOW).sentence())
                .startsWith("The cluster wants Kerberos, and there is no ticket in " + folder.resolve("none")
                        + ". Run kinit,");
        assertThat(TicketVerdict.of(TicketCache.of(Map.of("KRB5CCNAME", "KCM:")), false, NOW)
                        .sentence())
                .contains("cannot read the ticket cache that KRB5CCNAME names: KCM:. Set KRB5CCNAME=FILE:");
        assertThat(TicketCache.of(Map.of()).place()).startsWith("/tmp/krb5cc_");
    }
}
