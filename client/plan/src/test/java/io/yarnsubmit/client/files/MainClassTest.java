package io.yarnsubmit.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.api.YarnSubmitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainClassTest {
    @TempDir
    Path directory;

    private Path jar(@Nullable String mainClass) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (mainClass != null) {
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        }
        Path jar = Files.createTempFile(directory, "app", ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry("com/acme/Main.class"));
        }
        return jar;
    }

    @Test
    void of_noneNamed_takesTheManifests() throws IOException {
        assertThat(MainClass.of(Optional.empty(), List.of(jar("com.acme.Main"))))
                .isEqualTo("com.acme.Main");
    }

    @Test
    void of_neitherNamedNorInManifest_saysWhatToDo() throws IOException {
        List<Path> jars = List.of(jar(null));

        assertThatThrownBy(() -> MainClass.of(Optional.empty(), jars))
                .isInstanceOf(YarnSubmitException.class)
                .hasMessageContainingAll("--class", "YS-1004");
    }

    @Test
    void of_misspelt_suggests() throws IOException {
        List<Path> jars = List.of(jar(null));

        assertThatThrownBy(() -> MainClass.of(Optional.of("com.acme.Mian"), jars))
                .hasMessageContaining("did you mean 'com.acme.Main'?");
    }

    @Test
    void of_noJar_isSaid() throws IOException {
        List<Path> jars = List.of(Files.writeString(directory.resolve("text.jar"), "no zip"));

        assertThatThrownBy(() -> MainClass.of(Optional.of("com.acme.Main"), jars))
                .hasMessageContainingAll("text.jar", "is not a jar");
    }
}
