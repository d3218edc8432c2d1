package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.api.YarnSubmitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarMainClassTest {
    @TempDir
    Path directory;

    @Test
    void readsTheManifest() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "com.acme.Main");
        Path jar = directory.resolve("app.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();

        assertThat(JarMainClass.read(jar)).contains("com.acme.Main");
    }

    @Test
    void isEmptyWithoutMainClass() throws IOException {
        Path jar = directory.resolve("app.jar");
        new JarOutputStream(Files.newOutputStream(jar), new Manifest()).close();

        assertThat(JarMainClass.read(jar)).isEmpty();
    }

    @Test
    void saysThatItIsNoJar() throws IOException {
        Path text = Files.writeString(directory.resolve("app.jar"), "hello");

        assertThatThrownBy(() -> JarMainClass.read(text))
                .isInstanceOf(YarnSubmitException.class)
                .hasMessageContaining(text.toString())
                .hasMessageContaining("YS-1003");
        assertThatThrownBy(() -> JarMainClass.read(directory.resolve("missing.jar")))
                .isInstanceOf(YarnSubmitException.class)
                .hasMessageContaining("missing.jar");
    }
}
