package io.yarnsubmit.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.jar.Attributes;
import org.junit.jupiter.api.Test;

class JarManifestTest {
    @Test
    void says_whatJavaWouldDoForIt() {
        Attributes attributes = new Attributes();
        attributes.putValue("Main-Class", " acme.Main ");
        attributes.putValue("Class-Path", "  a.jar   lib/b.jar ");
        attributes.putValue("Add-Opens", "java.base/java.lang java.base/java.util");
        attributes.putValue("Add-Exports", "java.base/sun.nio.ch");
        attributes.putValue("Enable-Native-Access", "ALL-UNNAMED");

        JarManifest manifest = JarManifest.of(attributes);

        assertThat(manifest.mainClass()).contains("acme.Main");
        assertThat(manifest.classPath()).containsExactly("a.jar", "lib/b.jar");
        assertThat(manifest.jvmOptions())
                .containsExactly(
                        "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void ofNothing_isNothing() {
        assertThat(JarManifest.of(new Attributes())).isEqualTo(JarManifest.NONE);
    }
}
