package io.yarnsubmit.tokens.yarn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.security.token.TokenRenewer;

/** Renews tokens of {@link FakeFileSystem}, but none that names no renewer. Hadoop finds it by ServiceLoader. */
public final class FakeRenewer extends TokenRenewer {
    static final Instant END = Instant.parse("2026-03-02T00:00:00Z");
    /** The services whose tokens were cancelled, by renewer. */
    static final List<String> CANCELLED = new CopyOnWriteArrayList<>();

    @Override
    public boolean handleKind(Text kind) {
        return FakeFileSystem.KIND.equals(kind);
    }

    @Override
    public boolean isManaged(Token<?> token) {
        return true;
    }

    @Override
    public long renew(Token<?> token, Configuration conf) throws IOException {
        if (said(token).equals("for ")) {
            throw new IOException("nobody may renew it");
        }
        return END.toEpochMilli();
    }

    @Override
    public void cancel(Token<?> token, Configuration conf) {
        CANCELLED.add(said(token) + " at " + token.getService());
    }

    private static String said(Token<?> token) {
        return new String(token.getIdentifier(), StandardCharsets.UTF_8);
    }
}
