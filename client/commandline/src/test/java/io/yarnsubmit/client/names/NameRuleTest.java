package io.yarnsubmit.client.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.names.Meaning.Found;
import io.yarnsubmit.client.names.Meaning.Missing;
import io.yarnsubmit.client.names.Meaning.Unknown;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRuleTest {
    private static final List<String> FILES = List.of(
            "a.txt",
            "b.txt",
            ".env",
            "a#b",
            "job#12/in.csv",
            "job#12/in#x.csv",
            "data[1]/x1.csv",
            "data[1]/x2.csv",
            "[odd].txt",
            "{q}.txt",
            "what?",
            "star*",
            "100%",
            "a%20b",
            "a b",
            "with#hash and%23",
            "12:30.log",
            "c:/d",
            "hdfs:/w/here",
            "ends ",
            "sub/deep/er/z.txt");

    private static NameRule rule(List<String> files) {
        return new NameRule(new MemoryView("", files), root -> {
            if (root.equals("hdfs://nn")) {
                return new MemoryView("hdfs://nn", List.of("/in/a.txt", "/in/b.txt", "/in/a#b", "/in/100%25"));
            }
            throw new IllegalArgumentException("no file system " + root);
        });
    }

    /** The files, the link behind an arrow. */
    private static String meaning(String written) {
        Meaning meaning = rule(FILES).of(written);
        if (meaning instanceof Found found) {
            String files = found.files().stream()
                    .map(match -> match.location().toString().replace("/w/", ""))
                    .collect(Collectors.joining(" | "));
            return found.link().map(link -> files + " -> " + link).orElse(files);
        }
        return meaning instanceof Unknown unknown ? "? " + unknown.why() : "nothing";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.txt",
                ".env",
                "a#b",
                "job#12/in.csv",
                "job#12/in#x.csv",
                "[odd].txt",
                "{q}.txt",
                "what?",
                "star*",
                "100%",
                "a%20b",
                "a b",
                "with#hash and%23",
                "12:30.log",
                "c:/d",
                "hdfs:/w/here",
                "ends "
            })
    void whatExists_isMeant(String name) {
        assertThat(rule(FILES).of(name)).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.link()).isEmpty();
            assertThat(found.files())
                    .singleElement()
                    .satisfies(match -> assertThat(match.location()).isEqualTo(new Location("", "/w/" + name)));
        });
        assertThat(rule(FILES).of(name + "#l"))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.link()).contains("l"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "a.txt#x ~ a.txt -> x",
                "a#b#c#d ~ a#b -> c#d",
                "job#12/*.csv ~ job#12/in#x.csv | job#12/in.csv",
                "job#1?/in.csv#one ~ job#12/in.csv -> one",
                "job#12/missing ~ nothing",
                "a.txt#sub/x ~ a.txt -> sub/x",
                "a.txt# ~ a.txt -> ''",
                "data[1]/*.csv ~ data[1]/x1.csv | data[1]/x2.csv",
                "data[1]/x[!1].csv ~ data[1]/x2.csv",
                "dat?[[]1]/x[1-9].csv ~ data[1]/x1.csv | data[1]/x2.csv",
                "{a,b}.txt ~ a.txt | b.txt",
                "{b,a}.{txt,csv} ~ a.txt | b.txt",
                "{sub/deep,job#12}/*/*.txt ~ sub/deep/er/z.txt",
                "*/*/*/*.txt ~ sub/deep/er/z.txt",
                "*.txt#t ~ [odd].txt | a.txt | b.txt | {q}.txt -> t",
                "\\[*.txt ~ [odd].txt",
                "[.]e* ~ .env",
                "*nv ~ .env",
                "nothing* ~ nothing",
                "[ ~ nothing",
                "{a ~ nothing",
                "a\\ ~ nothing",
                "file:/w/a.txt ~ a.txt",
                "file:///w/a%20b ~ a b",
                "file:///w/with#hash and%23 ~ with#hash and%23",
                "file:///w/job%2312/in.csv#q%20r ~ job#12/in.csv -> q r",
                "file:/w/%61.txt#x ~ a.txt -> x",
                "file:/w/%zz ~ nothing",
                "file:/w/100%25 ~ 100%",
                "file:/w/data%5B1%5D/*.csv ~ data[1]/x1.csv | data[1]/x2.csv",
                "hdfs://nn/in/a.txt ~ hdfs://nn/in/a.txt",
                "hdfs://nn/in/*.txt ~ hdfs://nn/in/a.txt | hdfs://nn/in/b.txt",
                "hdfs://nn/in/a#b#c ~ hdfs://nn/in/a#b -> c",
                "hdfs://nn/in/100%25 ~ hdfs://nn/in/100%25",
                "hdfs://nn/in/%61.txt ~ nothing",
                "s3a://x/y ~ ? no file system s3a://x",
                "hdfs:/other ~ ? no file system hdfs://",
                "mail:box ~ nothing",
                "'' ~ nothing"
            })
    void theFirstStepThatFinds_counts(String written, String meaning) {
        assertThat(meaning(written)).isEqualTo(meaning.replace("''", ""));
    }

    @Test
    void withoutLinks_hashIsAPartOfTheName() {
        FileView view = new MemoryView("", FILES);
        NameRule plain = NameRule.withoutLinks(view, view, root -> view);

        assertThat(plain.of("a.txt#x")).isInstanceOf(Missing.class);
        assertThat(plain.of("a#b")).isInstanceOf(Found.class);
        assertThat(plain.of("a*b"))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.files()).hasSize(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a,b~[a][b]",
                " a , b ,, ~[a][b]",
                "a,x,y~[a][x,y]",
                "x,y,a,x,y#l~[x,y][a][x,y#l]",
                "x,y,z~[x,y][z?]",
                "{a,b}~[{a,b}]",
                "*{a,b},a~[*{a,b}][a]",
                ",lead~[,lead]",
                ",a~[a]",
                "trail,~[trail,]",
                " in~[ in]",
                "in ~[in?]",
                "a\\,b~[a\\,b]",
                "c\\,d,a~[c,d][a]",
                "c\\,d~[c,d]",
                "no\\,ne,a~[no,ne?][a]",
                "back\\,a~[back\\][a]",
                "hdfs://nn/in/a.txt,a~[hdfs://nn/in/a.txt][a]",
                "s3a://x/1,s3a://x/2~[s3a://x/1!][s3a://x/2!]"
            })
    void list_commasSeparate_unlessAFileHasThem(String text, String names) {
        NameList list =
                new NameList(rule(List.of("a", "b", "x,y", ",lead", "trail,", " in", "a\\,b", "c,d", "back\\", "a,b")));

        assertThat(list.read(text).stream()
                        .map(meaning -> "[" + meaning.written()
                                + (meaning instanceof Missing ? "?" : meaning instanceof Unknown ? "!" : "") + "]")
                        .collect(Collectors.joining()))
                .isEqualTo(names);
    }

    @Test
    void list_ofAThousandNames_isReadWithALookForEach() {
        List<String> names = java.util.stream.IntStream.range(0, 1000)
                .mapToObj(i -> "f" + i + ".json")
                .toList();
        MemoryView view = new MemoryView("", names);

        assertThat(new NameList(new NameRule(view, root -> view)).read(String.join(",", names)))
                .hasSize(1000)
                .allMatch(meaning -> meaning instanceof Found);
        assertThat(view.looks).isEqualTo(1000);
    }

    @Test
    void location_tellsNameAndUri() {
        assertThat(new Location("hdfs://nn:8020", "/a b/c%20#d").name()).isEqualTo("c%20#d");
        assertThat(new Location("hdfs://nn:8020", "/a b/c%20#d").uri().getPath())
                .isEqualTo("/a b/c%20#d");
        assertThat(new Location("hdfs://", "/x").uri()).hasToString("hdfs:/x");
        assertThat(new Location("", "/x/y/").name()).isEqualTo("y");
        assertThat(Optional.of(new Location("", "/")).map(Location::isLocal)).contains(true);
    }

    @Test
    void uri_unescaped_leavesWhatIsNoEscape() {
        assertThat(Arrays.asList("%41%c3%a4%", "%4", "%%41", "\u00e4%20\ud83d\ude80").stream()
                        .map(WrittenUri::unescaped))
                .containsExactly("A\u00e4%", "%4", "%A", "\u00e4 \ud83d\ude80");
    }
}
