package io.yarnsubmit.client.yarn.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class SiteFileReaderTest {
    private static final String INCLUDE = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"";

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("yarn-site.xml");
    }

    private static String property(String name, String value) {
        return "<property><name>" + name + "</name><value>" + value + "</value></property>";
    }

    private static String configuration(String... content) {
        return "<configuration>" + String.join("\n", content) + "</configuration>";
    }

    private void write(Path target, String text) throws IOException {
        Files.createDirectories(target.getParent());
        Files.write(target, text.getBytes(UTF_8));
    }

    private List<String> read() throws SiteFileException {
        return SiteFileReader.read(file).stream()
                .map(found -> found.name() + "=" + found.value() + (found.isFinal() ? " final" : ""))
                .toList();
    }

    private void refused(String... words) {
        assertThatThrownBy(() -> SiteFileReader.read(file))
                .isInstanceOf(SiteFileException.class)
                .hasMessageContainingAll(words)
                .message()
                .startsWith(directory.toString())
                .hasLineCount(1)
                .doesNotContain("Exception");
    }

    @Test
    void properties_areReadInEachOfTheirForms() throws Exception {
        write(
                file,
                "<?xml version=\"1.0\"?>\n<!-- c -->\n<configuration>" + property("a", " 1 ")
                        + "<property name=\"b\" value=\"2\" final=\"true\"/>"
                        + "<property><name> c </name><value><![CDATA[<3>]]>&amp;&#52;</value><final>true</final>"
                        + "<description>d</description></property>" + property("d", "")
                        + "<property><name>e</name></property>"
                        + configuration(property("f", "g\nh")) + "</configuration>");

        assertThat(read()).containsExactly("a= 1 ", "b=2 final", "c=<3>&4 final", "f=g\nh");
        assertThat(SiteFileReader.read(file).get(3).line()).isEqualTo(3);
    }

    @Test
    void includes_areReadRelativeToTheFileThatHasThem() throws Exception {
        write(file, configuration(property("a", "1"), INCLUDE + "sub/more.xml\"/>", property("z", "2")));
        write(
                directory.resolve("sub/more.xml"),
                configuration(INCLUDE + "other.xml\"/>", INCLUDE + "top.xml\"/>", property("b", "1")));
        write(directory.resolve("sub/other.xml"), configuration(property("c", "1")));
        write(directory.resolve("top.xml"), configuration(property("d", "1")));

        assertThat(read()).containsExactly("a=1", "c=1", "d=1", "b=1", "z=2");
        assertThat(SiteFileReader.read(file).get(1).file()).isEqualTo(directory.resolve("sub/other.xml"));
    }

    @Test
    void includes_mayHaveAFallback_andBeAbsolute() throws Exception {
        write(directory.resolve("sub/more.xml"), configuration(property("b", "1")));
        write(
                file,
                configuration(
                        INCLUDE + "missing.xml\"><xi:fallback>" + property("f", "1") + "</xi:fallback></xi:include>",
                        INCLUDE + directory.resolve("sub/more.xml").toUri() + "\"><xi:fallback>" + property("g", "1")
                                + "</xi:fallback></xi:include>"));

        assertThat(read()).containsExactly("f=1", "b=1");
    }

    @Test
    void includes_thatLeadNowhereOrBack_areRefused() throws Exception {
        write(file, configuration("", INCLUDE + "sub/a.xml\"/>"));
        refused("yarn-site.xml, line 2", "'sub/a.xml' that is included is not there");
        write(directory.resolve("sub/a.xml"), configuration(INCLUDE + "../yarn-site.xml\"/>"));
        refused("yarn-site.xml includes itself: ", "yarn-site.xml -> ", "/sub/a.xml -> ");
        write(file, configuration(INCLUDE + "http://127.0.0.1:1/a.xml\"/>"));
        refused("only files can be included, not 'http://127.0.0.1:1/a.xml'");
        write(file, configuration(INCLUDE + "sub\"/>"));
        refused("sub is a directory");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|is empty",
                "' '|it ends before its XML does",
                "<configuration><property><name>a</name>|it ends before its XML does; was it cut off?",
                "<configuration><property></configuration>|it is not XML",
                "<configuration/><configuration/>|it is not XML",
                "yarn.acl.enable=true|it is not XML",
                "<allocations/>|no Hadoop configuration: its root is <allocations>",
                "<configuration>&nosuch;</configuration>|it is not XML",
                "<!DOCTYPE c [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><configuration>&x;</configuration>|external entity",
            })
    void whatIsNoConfiguration_isRefused(String content, String words) throws Exception {
        write(file, content);
        refused("yarn-site.xml", words);
    }

    @Test
    void entities_growWithinBounds() throws Exception {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE c [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">");
        }
        write(file, laughs + "]>" + configuration(property("a", "&l9;")));
        refused("its entities grow beyond bounds");

        write(file, "<!DOCTYPE c [<!ENTITY host \"rm\">]>" + configuration(property("a", "&host;:1")));
        assertThat(read()).containsExactly("a=rm:1");
    }

    @Test
    void doctypes_fetchNothing() throws Exception {
        write(file, "<!DOCTYPE c SYSTEM \"http://192.0.2.1/never.dtd\">" + configuration(property("a", "1")));
        assertThat(read()).containsExactly("a=1");
    }

    @Test
    void encodings_areThoseThatAreDeclared() throws Exception {
        String text = configuration(property("a", "größe"));
        Files.write(file, ("\uFEFF" + text).getBytes(UTF_8));
        assertThat(read()).containsExactly("a=größe");
        Files.write(file, ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + text).getBytes(UTF_16));
        assertThat(read()).containsExactly("a=größe");
        Files.write(file, ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + text).getBytes(ISO_8859_1));
        assertThat(read()).containsExactly("a=größe");
        Files.write(file, text.getBytes(ISO_8859_1));
        refused("not in the encoding that it declares");
        Files.write(file, ("<?xml version=\"1.0\" encoding=\"KLINGON\"?>" + text).getBytes(UTF_8));
        refused("encoding");
    }

    @Test
    void whatIsNoFile_isRefusedWithoutBeingOpened() throws Exception {
        Files.createDirectory(file);
        refused("is a directory, not a file");
        Files.delete(file);
        Files.createSymbolicLink(file, directory.resolve("nowhere"));
        refused("is a link to a file that is not there");
        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        refused("is not a regular file");
    }

    @Test
    void whatThisUserMayNotRead_isRefused() throws Exception {
        write(file, configuration());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(file)).as("root reads everything").isFalse();
        refused("cannot be read by this user: permission denied");
    }
}
