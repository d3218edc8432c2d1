package io.yarnsubmit.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.files.ContainerFile.Local;
import io.yarnsubmit.client.files.ContainerFile.Remote;
import io.yarnsubmit.client.files.ContainerFile.Source;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThinJarsTest {
    @TempDir
    Path directory;

    private final List<String> warnings = new ArrayList<>();

    private Path jar(String name, String classPath) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!classPath.isEmpty()) {
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        }
        Path jar = directory.resolve(name);
        Files.createDirectories(jar.getParent());
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    private static ContainerFile file(FileKind kind, Path path) {
        return new ContainerFile(kind, path.getFileName().toString(), new Local(path));
    }

    private List<String> followed(ContainerFile... files) {
        return ThinJars.followed(List.of(files), new LocalJars(), warnings::add).stream()
                .map(ContainerFile::link)
                .toList();
    }

    @Test
    void whatAJarNames_comesRightBehindIt() throws IOException {
        Path app = jar("app.jar", "lib/a.jar lib/b%20c.jar");
        jar("lib/a.jar", "../deep/d.jar app.jar");
        jar("lib/b c.jar", "");
        jar("deep/d.jar", "../app.jar");
        Path other = jar("other.jar", "lib/a.jar");

        assertThat(followed(file(FileKind.APPLICATION_JAR, app), file(FileKind.JAR, other)))
                .containsExactly("app.jar", "a.jar", "d.jar", "b c.jar", "other.jar");
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains(directory.resolve("lib/a.jar") + " names jars that do not exist", "app.jar");
    }

    @Test
    void aJarThatTheUserNamed_keepsItsLink_andOtherJarsGetFreeOnes() throws IOException {
        Path app = jar("app.jar", "lib/a.jar lib/x.jar sub/x.jar lib/yarn-submit-runtime.jar");
        Path named = jar("lib/a.jar", "");
        jar("lib/x.jar", "");
        jar("sub/x.jar", "");
        jar("lib/yarn-submit-runtime.jar", "");
        Path archive = directory.resolve("x.jar");

        assertThat(followed(
                        file(FileKind.APPLICATION_JAR, app),
                        new ContainerFile(FileKind.JAR, "mine.jar", new Local(named)),
                        file(FileKind.ARCHIVE, archive)))
                .containsExactly("app.jar", "mine.jar", "x-2.jar", "x-3.jar", "yarn-submit-runtime-2.jar", "x.jar");
    }

    @Test
    void aJarWithAColonInItsName_getsALinkThatAClassPathCanHave() throws IOException {
        jar("lib/a:b.jar", "");

        assertThat(followed(file(FileKind.APPLICATION_JAR, jar("app.jar", "lib/a%3Ab.jar"))))
                .containsExactly("app.jar", "a-b.jar");
    }

    @Test
    void aLinkToAJar_isFollowedToItsNeighbours() throws IOException {
        Path app = jar("releases/1/app.jar", "a.jar");
        jar("releases/1/a.jar", "");
        Path link = Files.createSymbolicLink(directory.resolve("current.jar"), app);

        assertThat(followed(file(FileKind.APPLICATION_JAR, link))).containsExactly("current.jar", "a.jar");
    }

    @Test
    void folders_areTold_andOtherUrlsIgnored() throws IOException {
        Path app = jar("app.jar", "conf/ gone/ http://example.com/a.jar file:" + jar("far/f.jar", ""));
        Files.createDirectory(directory.resolve("conf"));

        assertThat(followed(file(FileKind.APPLICATION_JAR, app))).containsExactly("app.jar", "f.jar");
        assertThat(warnings).singleElement().asString().contains("names the folder conf/", "--files");
    }

    @Test
    void jarsOnAFileSystem_areFollowedThere() {
        Source app = new Remote(URI.create("hdfs://nn:8020/apps/my%20app/app.jar"));
        Source lib = new Remote(URI.create("hdfs://nn:8020/apps/my%20app/lib/a%20b.jar"));
        Map<Source, JarManifest> there = Map.of(
                app,
                new JarManifest(Optional.empty(), List.of("lib/a%20b.jar", "file:/x.jar"), List.of()),
                lib,
                JarManifest.NONE);
        ThinJars.Jars jars = new ThinJars.Jars() {
            @Override
            public JarManifest manifest(ContainerFile jar) {
                return there.get(jar.source());
            }

            @Override
            public boolean isFile(Source source) {
                return there.containsKey(source);
            }

            @Override
            public boolean isFolder(Source source) {
                return false;
            }
        };

        assertThat(ThinJars.followed(
                        List.of(new ContainerFile(FileKind.APPLICATION_JAR, "app.jar", app)), jars, warnings::add))
                .extracting(ContainerFile::source)
                .containsExactly(app, lib);
        assertThat(warnings).isEmpty();
    }
}
