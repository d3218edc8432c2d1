package io.yarnsubmit.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageDocumentTest {
    private static final int MOST_BYTES = 120_000;
    private static final Pattern ELEMENT = Pattern.compile("<(script|style)>(.*?)</\\1>", Pattern.DOTALL);

    private final PageDocument document = PageDocument.make();
    private final String text = new String(document.bytes(), UTF_8);

    @Test
    void itIsSmall() {
        assertThat(document.bytes()).hasSizeLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void itAsksNobodyElse() {
        assertThat(text).doesNotContainPattern("(src|href)=\"?(https?:)?//").doesNotContain("@import", "url(");
        assertThat(document.policy())
                .contains("default-src 'none'", "connect-src 'self'")
                .doesNotContain("unsafe", "*");
    }

    @Test
    void thePolicyAllowsItsOwnScriptsAndStylesAlone() throws GeneralSecurityException {
        List<MatchResult> elements = ELEMENT.matcher(text).results().toList();
        assertThat(elements).hasSize(9);
        for (MatchResult element : elements) {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(element.group(2).getBytes(UTF_8));
            assertThat(document.policy())
                    .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        }
        assertThat(text).doesNotContain("<!--styles-->", "<!--scripts-->").doesNotContainPattern("\\son\\w+=\"");
    }

    static List<String> vendoredFiles() throws IOException {
        return new String(resource("vendor/SHA256SUMS"), UTF_8).lines().toList();
    }

    @ParameterizedTest
    @MethodSource("vendoredFiles")
    void whatOthersWroteIsUnchanged(String line) throws IOException, GeneralSecurityException {
        String[] sum = line.split(" +");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(resource("vendor/" + sum[1]));
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(sum[0]);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(PageDocument.class.getResourceAsStream(name), name)) {
            return stream.readAllBytes();
        }
    }
}
