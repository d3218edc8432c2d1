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

class TokenSupplyTest {
    private static final TokenRequest REQUEST =
            new TokenRequest(new Configuration(false), "ann", Renewal.BY_NOBODY, List.of());
    private static final Text SERVICE = new Text("service");

    private int given;
    private boolean away;

    private final TokenSupply supply;

    TokenSupplyTest() throws IOException {
        supply = new TokenSupply(TokenProviders.of(List.of(new Counting()), Map.of()));
    }

    /** Gives tokens that nobody can renew. */
    private final class Counting implements TokenProvider {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public boolean isNeeded(TokenRequest request) {
            return true;
        }

        @Override
        public Optional<Instant> obtain(TokenRequest request, Credentials into) throws IOException {
            if (away) {
                throw new IOException("away");
            }
            given++;
            into.addToken(
                    SERVICE, new Token<>(new byte[] {(byte) given}, new byte[] {1}, new Text("UNMANAGED"), SERVICE));
            return Optional.empty();
        }
    }

    @Test
    void tokensThatCannotBeRenewedAreReplacedEachTime() throws Exception {
        assertThat(identifier(supply.next(REQUEST))).isEqualTo(1);
        assertThat(identifier(supply.next(REQUEST))).isEqualTo(2);
    }

    @Test
    void aServiceThatIsAway_isAFailure_andIsAskedAgain() throws Exception {
        supply.next(REQUEST);
        away = true;
        assertThatThrownBy(() -> supply.next(REQUEST)).hasMessage("counting: away");

        away = false;
        assertThat(identifier(supply.next(REQUEST))).isEqualTo(2);
    }

    private static int identifier(NewTokens tokens) throws IOException {
        return ForwardedTokens.read(tokens.storage()).getToken(SERVICE).getIdentifier()[0];
    }
}
