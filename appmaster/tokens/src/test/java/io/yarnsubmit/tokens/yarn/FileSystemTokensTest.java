package io.yarnsubmit.tokens.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.tokens.yarn.TokenRequest.Renewal;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.junit.jupiter.api.Test;

class FileSystemTokensTest {
    private final FileSystemTokens provider = new FileSystemTokens();
    private final Credentials into = new Credentials();

    private static TokenRequest request(String renewer, String... uris) {
        return new TokenRequest(
                FakeFileSystem.configuration(),
                renewer,
                Renewal.BY_RESOURCE_MANAGER,
                Stream.of(uris).map(URI::create).toList());
    }

    @Test
    void getsATokenOfEachFileSystem_whichNamesTheRenewer() throws Exception {
        provider.obtain(request("rm/host@REALM", "fake://one/a/b", "fake://one/c", "fake://two/", "file:///tmp"), into);

        assertThat(into.numberOfTokens()).isEqualTo(2);
        assertThat(new String(into.getToken(new Text("two")).getIdentifier(), StandardCharsets.UTF_8))
                .isEqualTo("for rm/host@REALM");
    }

    @Test
    void passesOverWhatIsThere() throws Exception {
        provider.obtain(request("first", "fake://one/"), into);
        provider.obtain(request("second", "fake://one/"), into);

        assertThat(new String(into.getToken(new Text("one")).getIdentifier(), StandardCharsets.UTF_8))
                .isEqualTo("for first");
    }

    @Test
    void oneThatIsAway_isNamed_andTheOthersGiveTheirs() {
        assertThatThrownBy(() -> provider.obtain(request("rm", "fake://away/", "fake://two/"), into))
                .isInstanceOf(IOException.class)
                .hasMessage("fake://away/: Connection refused");
        assertThat(into.getToken(new Text("two"))).isNotNull();
    }

    @Test
    void aRenewerIsNeededOnlyForATokenThatIsNotThere() throws Exception {
        assertThatThrownBy(() -> provider.obtain(request("", "fake://one/"), into))
                .hasMessageContaining("yarn.resourcemanager.principal");

        provider.obtain(request("rm", "fake://one/"), into);
        provider.obtain(request("", "fake://one/"), into);
    }

    @Test
    void filesOfThisMachineNeedNone() {
        assertThat(provider.isNeeded(request("rm", "file:///tmp/a"))).isFalse();
        assertThat(provider.isNeeded(request("rm", "fake://one/"))).isTrue();
        assertThat(new TokenRequest(FakeFileSystem.configuration(), "rm", Renewal.BY_RESOURCE_MANAGER, List.of())
                        .fileSystems())
                .isEmpty();
    }
}
