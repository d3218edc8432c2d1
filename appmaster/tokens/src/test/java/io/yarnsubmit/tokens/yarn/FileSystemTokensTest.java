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
import org.apache.hadoop.security.UserGroupInformation;
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
    void oneThatTheRenewerCannotReach_givesATokenThatNamesNobody_andItsFirstEndIsFoundOut() throws Exception {
        String user = UserGroupInformation.getCurrentUser().getUserName();
        TokenRequest request = new TokenRequest(
                FakeFileSystem.configuration(),
                "rm",
                Renewal.BY_RESOURCE_MANAGER,
                List.of(URI.create("fake://near/"), URI.create("fake://far/")),
                List.of(URI.create("fake://far/some/file")));

        assertThat(provider.obtain(request, into)).contains(FakeRenewer.END);

        assertThat(said("near")).isEqualTo("for rm");
        assertThat(said("far")).isEqualTo("for ");
        assertThat(into.numberOfTokens()).isEqualTo(2);
        assertThat(FakeRenewer.CANCELLED).contains("for " + user + " at far").doesNotContain("for  at far");
    }

    @Test
    void whoRenewsByItself_reachesThemAll() throws Exception {
        TokenRequest request = new TokenRequest(
                FakeFileSystem.configuration(),
                "ann",
                Renewal.BY_NOBODY,
                List.of(URI.create("fake://far2/")),
                List.of(URI.create("fake://far2/")));

        assertThat(provider.obtain(request, into)).contains(FakeRenewer.END);
        assertThat(said("far2")).isEqualTo("for ann");
    }

    @Test
    void aViewGivesTheTokensOfTheFileSystemsBehindIt_eachOnce() throws Exception {
        TokenRequest view = request("rm", "viewfs://clusters/data/file", "fake://two/");
        String link = "fs.viewfs.mounttable.clusters.link.";
        view.hadoop().set(link + "/data", "fake://one/data");
        view.hadoop().set(link + "/home", "fake://one/home");
        view.hadoop().set(link + "/other", "fake://two/");

        provider.obtain(view, into);

        assertThat(into.getTokenMap().keySet()).containsExactlyInAnyOrder(new Text("one"), new Text("two"));
        provider.obtain(view, into);
        assertThat(into.numberOfTokens()).isEqualTo(2);
    }

    private String said(String service) {
        return new String(into.getToken(new Text(service)).getIdentifier(), StandardCharsets.UTF_8);
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
