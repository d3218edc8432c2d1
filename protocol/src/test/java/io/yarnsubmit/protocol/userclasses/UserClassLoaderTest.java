package io.yarnsubmit.protocol.userclasses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserClassLoaderTest {
    private final UserClassLoader loader = UserClassLoader.of(List.of("/does/not/exist.jar"));

    @Test
    void showsTheJdkAndTheApi() throws ClassNotFoundException {
        assertThat(loader.loadClass("java.util.List")).isSameAs(List.class);
        assertThat(loader.loadClass("java.sql.Connection").getName()).isEqualTo("java.sql.Connection");
        assertThat(loader.loadClass("com.sun.source.tree.Tree").getModule().getName())
                .isEqualTo("jdk.compiler");
        assertThat(loader.loadClass("io.yarnsubmit.api.Task")).isSameAs(io.yarnsubmit.api.Task.class);
    }

    @Test
    void hidesEverythingElseOfOurs() throws IOException {
        for (String name : List.of(
                "io.yarnsubmit.protocol.MemorySize",
                "io.grpc.Status",
                "com.google.protobuf.ByteString",
                "com.google.common.collect.ImmutableList")) {
            assertThatThrownBy(() -> loader.loadClass(name)).isInstanceOf(ClassNotFoundException.class);
            assertThat(loader.getResource(name.replace('.', '/') + ".class")).isNull();
        }
        assertThat(loader.getResources("META-INF/MANIFEST.MF").hasMoreElements())
                .isFalse();
    }
}
