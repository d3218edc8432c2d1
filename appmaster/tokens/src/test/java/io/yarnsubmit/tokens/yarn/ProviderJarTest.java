package io.yarnsubmit.tokens.yarn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.tokens.yarn.TokenRequest.Renewal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With jars as users make them: a provider in one, a library that it needs in another. */
class ProviderJarTest {
    private static final TokenRequest REQUEST =
            new TokenRequest(new Configuration(false), "rm", Renewal.BY_RESOURCE_MANAGER, List.<URI>of());
    private static final Map<String, String> WITHOUT_OURS =
            Map.of("filesystems.enabled", "false", "resourcemanager.enabled", "false");
    private static final String PROVIDER = """
            package users;

            import io.yarnsubmit.tokens.yarn.*;
            import java.time.Instant;
            import java.util.Optional;
            import org.apache.hadoop.io.Text;
            import org.apache.hadoop.security.Credentials;
            import org.apache.hadoop.security.token.Token;

            public final class StoreTokens implements TokenProvider {
                public String name() { return "store"; }
                public boolean isNeeded(TokenRequest request) { return true; }
                public Optional<Instant> obtain(TokenRequest request, Credentials into) {
                    boolean found = Thread.currentThread().getContextClassLoader().getResource("store.xml") != null;
                    into.addToken(new Text(library.Store.NAME + found), new Token<>());
                    return Optional.of(Instant.EPOCH);
                }
            }
            """;

    @TempDir
    private Path directory;

    private Path provider;
    private Path library;

    @BeforeEach
    void makeJars() throws IOException {
        Path sources = directory.resolve("sources");
        write(sources.resolve("users/StoreTokens.java"), PROVIDER);
        write(sources.resolve("library/Store.java"), """
                package library;
                public final class Store { public static final String NAME = name(); static String name() { return "s-"; } }
                """);
        Path classes = Files.createDirectory(directory.resolve("classes"));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        sources.resolve("users/StoreTokens.java").toString(),
                        sources.resolve("library/Store.java").toString());
        assertThat(status).isZero();
        write(classes.resolve("META-INF/services/" + TokenProvider.class.getName()), "users.StoreTokens\n");
        write(classes.resolve("store.xml"), "<configuration/>");
        provider = jar(
                "provider.jar",
                classes,
                "users/StoreTokens.class",
                "META-INF/services/" + TokenProvider.class.getName(),
                "store.xml");
        library = jar("library.jar", classes, "library/Store.class");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, UTF_8);
    }

    private Path jar(String name, Path classes, String... entries) throws IOException {
        Path file = directory.resolve(name);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                jar.putNextEntry(new JarEntry(entry));
                jar.write(Files.readAllBytes(classes.resolve(entry)));
                jar.closeEntry();
            }
        }
        return file;
    }

    @Test
    void theProviderGivesTokens_withItsLibraries_andFindsItsFiles() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        CollectedTokens collected =
                TokenProviders.find(List.of(provider, library), WITHOUT_OURS).collect(REQUEST, new Credentials());

        assertThat(collected.failures()).isEmpty();
        assertThat(collected.credentials().getTokenMap().keySet()).containsExactly(new Text("s-true"));
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void aLibraryThatIsMissing_isAFailureOfThisProvider() throws Exception {
        CollectedTokens collected =
                TokenProviders.find(List.of(provider), WITHOUT_OURS).collect(REQUEST, new Credentials());

        assertThat(collected.failures())
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure.provider() + ": " + failure.reason()).isEqualTo("store: library/Store"));
    }

    @Test
    void itCanBeSwitchedOff() throws Exception {
        CollectedTokens collected = TokenProviders.find(
                        List.of(provider),
                        Map.of(
                                "filesystems.enabled",
                                "false",
                                "resourcemanager.enabled",
                                "false",
                                "store.enabled",
                                "false"))
                .collect(REQUEST, new Credentials());

        assertThat(collected.failures()).isEmpty();
        assertThat(collected.credentials().numberOfTokens()).isZero();
    }

    @Test
    void aJarThatNamesAClassWhichIsNotThere_isSaid() throws Exception {
        Path classes = directory.resolve("classes");
        write(classes.resolve("META-INF/services/" + TokenProvider.class.getName()), "users.Elsewhere\n");
        Path broken = jar("broken.jar", classes, "META-INF/services/" + TokenProvider.class.getName());

        assertThatThrownBy(() -> TokenProviders.find(List.of(broken), Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("A provider of tokens in [" + broken + "] cannot be used: ")
                .hasMessageContaining("users.Elsewhere");
    }
}
