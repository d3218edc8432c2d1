package io.yarnsubmit.it.secrets;

import java.util.Collection;
import java.util.List;

/** Finds secrets in bytes: raw, in base64, in hexadecimal, and as programs print arrays and messages. */
final class LeakMatcher {
    private final List<SpelledSecret> secrets;

    LeakMatcher(Collection<Secret> secrets) {
        this.secrets = secrets.stream().map(SpelledSecret::new).toList();
    }

    /** The secrets that are in it. */
    List<Secret> in(byte[] bytes) {
        SearchedText text = SearchedText.of(bytes);
        return secrets.stream()
                .filter(secret -> secret.isIn(text))
                .map(SpelledSecret::secret)
                .toList();
    }
}
