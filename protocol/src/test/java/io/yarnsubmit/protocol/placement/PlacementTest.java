package io.yarnsubmit.protocol.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {
    @Test
    void readsEachTerm() {
        assertThat(Placement.parse("one-per-host, max-per-rack = 4,near=ps,apart=other,attribute:os=linux,"
                                + "attribute:rm.yarn.io/java!=1.8")
                        .terms())
                .containsExactly(
                        new PlacementTerm.MaxPerHost(1),
                        new PlacementTerm.MaxPerRack(4),
                        new PlacementTerm.Near("ps"),
                        new PlacementTerm.Apart("other"),
                        new PlacementTerm.Attribute("os", "linux", true),
                        new PlacementTerm.Attribute("rm.yarn.io/java", "1.8", false));
    }

    @Test
    void readsBackWhatItShows() {
        String text = "one-per-host,max-per-rack=4,near=ps,apart=other,attribute:os=linux,attribute:a.b/java!=1.8";

        assertThat(Placement.parse(text)).hasToString(text);
    }

    @Test
    void namesTheGroupsItSpeaksOf() {
        assertThat(Placement.parse("max-per-host=2,near=ps,apart=other").groups())
                .containsExactlyInAnyOrder("ps", "other");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            max-per-host=0               | 'max-per-host=0' needs a whole number of 1 or more
            max-per-rack=two             | 'max-per-rack=two' needs a whole number of 1 or more
            max-per-host=                | 'max-per-host=' needs a whole number of 1 or more
            near=                        | 'near=' needs the name of an executor group
            apart=a b                    | 'apart=a b' needs the name of an executor group
            max-per-host=2,one-per-host  | 'max-per-host=2' and 'one-per-host' contradict each other
            max-per-rack=2,max-per-rack=3| 'max-per-rack=2' and 'max-per-rack=3' contradict each other
            near=a,apart=a               | 'near=a' and 'apart=a' contradict each other
            """)
    void saysWhatIsWrong(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Placement.parse(text))
                .withMessage("%s", message);
    }

    @ParameterizedTest
    @CsvSource({"spread", "one-per-hosts", "host=3", "max-per-host:3", "''", "'one-per-host,'"})
    void tellsWhatIsAccepted(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Placement.parse(text))
                .withMessageEndingWith("; write one-per-host, max-per-host=N, max-per-rack=N, near=GROUP, apart=GROUP,"
                        + " attribute:NAME=VALUE or attribute:NAME!=VALUE");
    }

    @ParameterizedTest
    @CsvSource({
        "attribute:",
        "attribute:os",
        "attribute:os=",
        "attribute:=linux",
        "attribute:os=a b",
        "attribute:a/b/c=d"
    })
    void refusesWhatIsNoAttribute(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Placement.parse(text))
                .withMessageStartingWith("'" + text + "' is not an attribute of a machine");
    }

    @Test
    void reportsAllProblemsAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Placement.parse("near=,max-per-host=0"))
                .withMessage(
                        "'near=' needs the name of an executor group; 'max-per-host=0' needs a whole number of 1 or more");
    }

    @Test
    void doesNotMindTheSameTermTwice() {
        assertThat(Placement.parse("one-per-host,max-per-host=1").terms()).hasSize(2);
    }
}
