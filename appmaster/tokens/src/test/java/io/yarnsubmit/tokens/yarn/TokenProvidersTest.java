package io.yarnsubmit.tokens.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.tokens.NewTokens;
import io.yarnsubmit.tokens.yarn.TokenRequest.Renewal;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.token.Token;
import org.junit.jupiter.api.Test;

class TokenProvidersTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TokenRequest REQUEST =
            new TokenRequest(new Configuration(false), "rm", Renewal.BY_RESOURCE_MANAGER, List.of());

    /** Gives one token of its name. */
    private record Fake(String name, Optional<Instant> end, Optional<String> failure) implements TokenProvider {
        static Fake until(String name, Instant end) {
            return new Fake(name, Optional.of(end), Optional.empty());
        }

        @Override
        public boolean isNeeded(TokenRequest request) {
            return true;
        }

        @Override
        public Optional<Instant> obtain(TokenRequest request, Credentials into) throws IOException {
            if (failure.isPresent()) {
                throw new IOException(failure.get() + "\n at a.b.C");
            }
            into.addToken(new Text(name), new Token<>(new byte[0], new byte[0], new Text("KIND"), new Text(name)));
            return end;
        }
    }

    @Test
    void oursAreFound() throws IOException {
        assertThat(TokenProviders.find(
                        List.of(), Map.of("filesystems.enabled", "false", "resourcemanager.enabled", "no")))
                .isNotNull();
    }

    @Test
    void theFirstEndCounts_andTokensThatAreThereStay() throws Exception {
        Credentials held = new Credentials();
        held.addToken(new Text("old"), new Token<>(new byte[0], new byte[0], new Text("KIND"), new Text("old")));
        TokenProviders providers = TokenProviders.of(
                List.of(
                        Fake.until("late", NOON.plusSeconds(9)),
                        Fake.until("early", NOON),
                        new Fake("vague", Optional.empty(), Optional.empty())),
                Map.of());

        CollectedTokens collected = providers.collect(REQUEST, held);

        assertThat(collected.expiry()).contains(NOON);
        assertThat(collected.credentials().numberOfTokens()).isEqualTo(4);
        assertThat(held.numberOfTokens()).isEqualTo(1);
    }

    @Test
    void aProviderThatFails_doesNotStopTheOthers() throws Exception {
        TokenProviders providers = TokenProviders.of(
                List.of(new Fake("hive", Optional.empty(), Optional.of("no answer")), Fake.until("other", NOON)),
                Map.of());

        NewTokens tokens = providers.collect(REQUEST, new Credentials()).toNewTokens();

        assertThat(tokens.missing()).contains("hive: no answer");
        assertThat(ForwardedTokens.read(tokens.storage()).getToken(new Text("other")))
                .isNotNull();
    }

    @Test
    void withoutAnyToken_thereIsNothingToPassOn() throws Exception {
        TokenProviders providers =
                TokenProviders.of(List.of(new Fake("hive", Optional.empty(), Optional.of("no answer"))), Map.of());
        CollectedTokens collected = providers.collect(REQUEST, new Credentials());

        assertThatThrownBy(collected::toNewTokens).hasMessage("hive: no answer");
    }

    @Test
    void aProviderCanBeSwitchedOff() throws Exception {
        TokenProviders providers = TokenProviders.of(
                List.of(Fake.until("one", NOON), Fake.until("two", NOON)), Map.of("one.enabled", "false"));

        CollectedTokens collected = providers.collect(REQUEST, new Credentials());

        assertThat(collected.credentials().getToken(new Text("one"))).isNull();
        assertThat(collected.credentials().getToken(new Text("two"))).isNotNull();
    }

    @Test
    void namesMustBeKnown_andUnique() {
        assertThatThrownBy(() -> TokenProviders.of(List.of(Fake.until("one", NOON)), Map.of("onne.enabled", "true")))
                .hasMessageContaining("'onne'")
                .hasMessageContaining("There are: one");
        assertThatThrownBy(() -> TokenProviders.of(List.of(Fake.until("one", NOON), Fake.until("one", NOON)), Map.of()))
                .hasMessageContaining("Two providers");
    }

    @Test
    void nothingPrintsTokens() throws Exception {
        CollectedTokens collected =
                TokenProviders.of(List.of(Fake.until("one", NOON)), Map.of()).collect(REQUEST, new Credentials());

        assertThat(collected.toString()).startsWith("1 tokens until");
        assertThat(collected.toNewTokens().toString()).doesNotContain("[B");
    }
}
