package io.yarnsubmit.client.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserHomeTest {
    @TempDir
    Path home;

    @Test
    void home_isADirectoryThatIsThere() {
        assertThat(UserHome.of("?", home.toString())).contains(home);
        assertThat(UserHome.of(home.toString(), "/")).contains(home);
        assertThat(UserHome.of("?", null)).isEmpty();
        assertThat(UserHome.of("", ".", "relative", home + "/none")).isEmpty();
    }

    @Test
    void cache_isNowhereWithoutAHome() {
        assertThat(LocalCacheDirectory.of(null, Optional.empty())).isNull();
        assertThat(LocalCacheDirectory.of("", Optional.empty())).isNull();
        assertThat(LocalCacheDirectory.of("relative", Optional.of(home))).isEqualTo(home.resolve(".cache/yarn-submit"));
        assertThat(LocalCacheDirectory.of("/x", Optional.of(home))).isEqualTo(Path.of("/x/yarn-submit"));
    }
}
