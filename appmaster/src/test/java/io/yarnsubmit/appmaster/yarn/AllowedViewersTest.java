package io.yarnsubmit.appmaster.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedViewersTest {
    private final Configuration configuration = new Configuration(false);

    private boolean maySee(String user, String viewers) {
        return new AllowedViewers(configuration, "ann", viewers)
                .maySee(user.isEmpty() ? Optional.empty() : Optional.of(user));
    }

    @Test
    void whereYarnChecksNothing_everybodyMay() {
        assertThat(maySee("bob", " ")).isTrue();
        assertThat(maySee("", " ")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ann, ' ', true",
        "bob, ' ', false",
        "bob, 'carl,bob', true",
        "bob, '*', true",
        "root-of-it-all, ' ', true",
        "'', '*', false"
    })
    void elseOwner_viewersAndAdministratorsMay(String user, String viewers, boolean may) {
        configuration.setBoolean(YarnConfiguration.YARN_ACL_ENABLE, true);
        configuration.set(YarnConfiguration.YARN_ADMIN_ACL, "root-of-it-all");
        assertThat(maySee(user, viewers)).isEqualTo(may);
    }

    @Test
    void administratorsAreEverybody_unlessTheClusterSaysOtherwise() {
        configuration.setBoolean(YarnConfiguration.YARN_ACL_ENABLE, true);
        assertThat(maySee("bob", " ")).isTrue();
    }
}
