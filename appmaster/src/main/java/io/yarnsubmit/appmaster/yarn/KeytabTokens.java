package io.yarnsubmit.appmaster.yarn;

import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.config.TokenKeys;
import io.yarnsubmit.protocol.v1.TokenPlan;
import io.yarnsubmit.tokens.NewTokens;
import io.yarnsubmit.tokens.TokenRenewal;
import io.yarnsubmit.tokens.yarn.TokenProviders;
import io.yarnsubmit.tokens.yarn.TokenRequest;
import io.yarnsubmit.tokens.yarn.TokenRequest.Renewal;
import io.yarnsubmit.tokens.yarn.TokenSupply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * Gets new tokens with the user's keytab. The login is one of its own, and is given up afterwards: that of this process has the
 * token by which it speaks to the ResourceManager, and services are asked by tokens as long as a login has any.
 */
public final class KeytabTokens implements TokenRenewal.Source {
    private final Configuration hadoop;
    private final TokenPlan plan;
    private final Path keytab;
    private final TokenSupply supply;

    /** @param workDirectory where the keytab is, and the jars with providers */
    public KeytabTokens(YarnSettings yarn, TokenPlan plan, Settings settings, Path workDirectory) throws IOException {
        this.hadoop = yarn.configuration();
        this.plan = plan;
        this.keytab = workDirectory.resolve(plan.getKeytabLink());
        this.supply = new TokenSupply(TokenProviders.find(
                plan.getProviderLinksList().stream().map(workDirectory::resolve).toList(),
                settings.family(TokenKeys.TOKENS)));
    }

    @Override
    public NewTokens fetch() throws IOException, InterruptedException {
        UserGroupInformation user =
                UserGroupInformation.loginUserFromKeytabAndReturnUGI(plan.getPrincipal(), keytab.toString());
        try {
            TokenRequest request = new TokenRequest(
                    hadoop,
                    user.getUserName(),
                    Renewal.BY_NOBODY,
                    plan.getFileSystemsList().stream().map(URI::create).toList());
            return user.doAs((PrivilegedExceptionAction<NewTokens>) () -> supply.next(request));
        } finally {
            FileSystem.closeAllForUGI(user);
        }
    }
}
