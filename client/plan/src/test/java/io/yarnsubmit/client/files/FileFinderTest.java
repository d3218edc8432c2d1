package io.yarnsubmit.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.client.names.LocalView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileFinderTest {
    @TempDir
    Path directory;

    private List<ContainerFile> find(FileKind kind, String names) {
        return FileFinder.find(
                List.of(new FileRequest(kind, names, true)),
                LocalView.within(directory).rule("no other"));
    }

    private Path file(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    @Test
    void symbolicLink_givesItsOwnName() throws IOException {
        file("v1/real.txt");
        Files.createSymbolicLink(directory.resolve("current"), Path.of("v1/real.txt"));

        assertThat(find(FileKind.FILE, "current"))
                .singleElement()
                .satisfies(file -> assertThat(file.link()).isEqualTo("current"));
    }

    @Test
    void twoOfOneName_areNamed_onOneLine() throws IOException {
        file("a/x\ny");
        file("b/x\ny");

        assertThatThrownBy(() -> find(FileKind.FILE, "a/x\ny,b/x\ny"))
                .hasMessageContainingAll("a/x\\ny' and '", "would both be 'x\\ny'");
        assertThat(find(FileKind.FILE, "a/x\ny,b/x\ny#z"))
                .extracting(ContainerFile::link)
                .containsExactly("x\ny", "z");
    }

    @Test
    void aNameThatNoClassPathCanHave_isRefusedForJars_andTakenForOtherFiles() throws IOException {
        file("a:b.jar");
        file("c.jar");

        assertThatThrownBy(() -> find(FileKind.JAR, "a:b.jar,c.jar#*"))
                .hasMessageContainingAll(
                        "a:b.jar' cannot be on the class path as 'a:b.jar': a colon separates",
                        "c.jar' cannot be on the class path as '*'",
                        "path#name");
        assertThat(find(FileKind.JAR, "a:b.jar#b.jar"))
                .extracting(ContainerFile::link)
                .containsExactly("b.jar");
        assertThat(find(FileKind.FILE, "a:b.jar,c.jar#d:e"))
                .extracting(ContainerFile::link)
                .containsExactly("a:b.jar", "d:e");
    }

    @Test
    void everythingWrong_isToldAtOnce() throws IOException {
        file("a.txt");
        file("u\u0308.txt");
        Files.createSymbolicLink(directory.resolve("broken"), Path.of("nowhere"));
        List<String> problems = new ArrayList<>();
        List<ContainerFile> found = FileFinder.survey(
                List.of(new FileRequest(
                        FileKind.FILE,
                        "missing,broken,a.txt#sub/x,a.txt#tmp,a.txt#yarn-submit-link-3,a.txt#" + "\u4e2d".repeat(86)
                                + ",s3a://b/x,a.txt",
                        true)),
                LocalView.within(directory).rule("no other"),
                problems::add);

        assertThat(found).extracting(ContainerFile::link).containsExactly("a.txt");
        assertThat(problems)
                .hasSize(7)
                .anySatisfy(problem -> assertThat(problem).contains("'missing' does not exist"))
                .anySatisfy(problem ->
                        assertThat(problem).contains("broken' is a symbolic link to something that does not"))
                .anySatisfy(problem -> assertThat(problem).contains("'sub/x': a link is a file name"))
                .anySatisfy(problem -> assertThat(problem).contains("'tmp': that name is taken"))
                .anySatisfy(problem -> assertThat(problem).contains("'yarn-submit-link-3': that name is taken"))
                .anySatisfy(problem -> assertThat(problem).contains("has 258 bytes, but at most 255"))
                .anySatisfy(problem -> assertThat(problem).contains("'s3a://b/x' cannot be read: no other"));
    }

    @Test
    void sameLetters_inAnotherForm_areHintedAt() throws IOException {
        file("u\u0308.txt");

        assertThatThrownBy(() -> FileFinder.find(
                        List.of(FileRequest.one(FileKind.FILE, directory + "/\u00fc.txt")),
                        LocalView.ofThisProcess().rule("")))
                .hasMessageContaining("does not exist; a file there has the same name in another form of Unicode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.tar.xz", "a.txz", "a.tar.bz2", "a.tar.zst", "a.7z", "a"})
    void archives_thatYarnDoesNotUnpack_areRefused(String name) throws IOException {
        file(name);

        assertThatThrownBy(() -> find(FileKind.ARCHIVE, name + "#x.zip"))
                .hasMessageContainingAll(name + "' cannot be unpacked", ".tar.gz", "--files");
        assertThat(find(FileKind.FILE, name)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.JAR", "a.tar", "a.b.tar.gz", "a.tgz", ".tgz"})
    void archives_thatYarnUnpacks_areTaken(String name) throws IOException {
        file(name);

        assertThat(find(FileKind.ARCHIVE, name + "#x")).hasSize(1);
    }
}
