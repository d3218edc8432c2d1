package io.yarnsubmit.client.explain;

import io.yarnsubmit.client.figures.Figures;
import io.yarnsubmit.client.journal.DeadTokens;

/** What it means for an application that its delegation tokens ended before it. Pure. */
public final class TokenRules {
    private TokenRules() {}

    /** A finding besides the one on its end. */
    public static Finding explain(DeadTokens tokens) {
        return new Finding(
                "tokens-dead",
                "its tokens had ended",
                "Its delegation tokens had ended " + Figures.moment(tokens.end())
                        + ", before the application: what it asked of secured services after that was refused"
                        + (tokens.failure().isEmpty() ? "" : ". There were no new ones: " + tokens.failure()),
                tokens.failure().isEmpty()
                        ? "Submit it with --principal and --keytab, or in client mode, for one that outlives its tokens"
                        : "Mend what is said there; yarn-submit timeline shows since when it was so");
    }
}
