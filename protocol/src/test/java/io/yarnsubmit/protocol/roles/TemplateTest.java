package io.yarnsubmit.protocol.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.roles.Template.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    @Test
    void eachPlaceIsAPiece() {
        assertThat(pieces("--port ${port:web-ui} of ${host}: ${index}/${count}"))
                .containsExactly(
                        new Piece.Plain("--port "),
                        new Piece.Port("web-ui"),
                        new Piece.Plain(" of "),
                        new Piece.Host(),
                        new Piece.Plain(": "),
                        new Piece.Index(),
                        new Piece.Plain("/"),
                        new Piece.Count());
    }

    @Test
    void aPeerIsNamedByRoleIndexAndPort() {
        Template template = Template.parse("${peer:head/0:gcs} ${peer:worker-x/12:http}");

        assertThat(template.peers())
                .containsExactly(new Piece.Peer("head", 0, "gcs"), new Piece.Peer("worker-x", 12, "http"));
    }

    @Test
    void aSecondDollarMakesAPlainText() {
        assertThat(Template.parse("$${host} is $${port:ui}").fill(piece -> ((Piece.Plain) piece).text()))
                .isEqualTo("${host} is ${port:ui}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$host $1 $$ $(date)",
                "${HOME} ${HOST} ${host:-none} ${index%.*}",
                "${port} ${port:} ${port:2} ${port:-8080} ${port:a b}",
                "${peer} ${peer:-none} ${peer:=x}",
                "${unfinished",
                "${peer:head/0:gcs",
                "{host} $ {host}"
            })
    void allElseStaysAsItIs(String text) {
        assertThat(pieces(text)).isEqualTo(text.isEmpty() ? List.of() : List.of(new Piece.Plain(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${peer:head}",
                "${peer:head:gcs}",
                "${peer:head/0}",
                "${peer:head/x:gcs}",
                "${peer:head/-1:gcs}",
                "${peer:head/0:}",
                "${peer:head/9999999999:gcs}"
            })
    void aPeerThatIsNotWrittenAsOneIsNoticed(String text) {
        assertThat(pieces(text)).containsExactly(new Piece.Malformed(text));
    }

    private static List<Piece> pieces(String text) {
        return Template.parse(text).pieces();
    }
}
