package io.yarnsubmit.launch.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigurationFilesTest {
    private static final String OF_HADOOP = "fs.AbstractFileSystem.hdfs.impl";
    private static final String OF_YARN = "yarn.ipc.rpc.class";

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @BeforeEach
    void install() {
        ConfigurationFiles.install();
    }

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void configurationsOfHadoopsOwn_haveNoDefaults() {
        assertThat(new Configuration().get(OF_HADOOP)).isNull();
        assertThat(new YarnConfiguration().get(OF_YARN)).isNull();
    }

    @Test
    void configurationThatIsToHaveThem_hasAllDefaults_andSoDoesItsCopy() {
        YarnConfiguration whole = new YarnConfiguration();
        ConfigurationFiles.includeDefaults(whole);

        Thread.currentThread().setContextClassLoader(before);
        YarnConfiguration usual = new YarnConfiguration();
        assertThat(whole).containsExactlyInAnyOrderElementsOf(usual);
        assertThat(new YarnConfiguration(whole).get(OF_YARN)).isEqualTo(usual.get(OF_YARN));
    }

    @Test
    void otherProcesses_areLeftAlone() {
        Thread.currentThread().setContextClassLoader(before);
        Configuration configuration = new Configuration();

        ConfigurationFiles.includeDefaults(configuration);

        assertThat(configuration.getClassLoader()).isSameAs(before);
        assertThat(configuration.get(OF_HADOOP)).isNotNull();
    }
}
