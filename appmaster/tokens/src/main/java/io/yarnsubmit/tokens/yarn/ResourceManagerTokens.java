package io.yarnsubmit.tokens.yarn;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.ipc.RPC;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.yarn.api.ApplicationClientProtocol;
import org.apache.hadoop.yarn.api.protocolrecords.GetDelegationTokenRequest;
import org.apache.hadoop.yarn.client.ClientRMProxy;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.security.client.RMDelegationTokenIdentifier;
import org.apache.hadoop.yarn.util.ConverterUtils;

/**
 * The token by which the ApplicationMaster asks the ResourceManager whether the application was killed, to clean up after it.
 * Driver and executors do not get it.
 */
public final class ResourceManagerTokens implements TokenProvider {
    private static final int WAIT_MILLIS = 20_000;
    private static final int PAUSE_MILLIS = 500;

    @Override
    public String name() {
        return "resourcemanager";
    }

    @Override
    public boolean isNeeded(TokenRequest request) {
        return true;
    }

    @Override
    public Optional<Instant> obtain(TokenRequest request, Credentials into) throws IOException, InterruptedException {
        Text service = ClientRMProxy.getRMDelegationTokenService(request.hadoop());
        if (into.getToken(service) != null) {
            return Optional.empty();
        }
        ApplicationClientProtocol resourceManager =
                ClientRMProxy.createRMProxy(impatient(request.hadoop()), ApplicationClientProtocol.class);
        try {
            org.apache.hadoop.yarn.api.records.Token given = resourceManager
                    .getDelegationToken(GetDelegationTokenRequest.newInstance(request.renewer()))
                    .getRMDelegationToken();
            Token<RMDelegationTokenIdentifier> token = ConverterUtils.convertFromYarn(given, service);
            into.addToken(service, token);
            return TokenLife.of(token, request);
        } catch (YarnException e) {
            throw new IOException("the ResourceManager gives no token: " + FailureText.of(e), e);
        } finally {
            RPC.stopProxy(resourceManager);
        }
    }

    /** By default it would be asked for a quarter of an hour. */
    private static Configuration impatient(Configuration hadoop) {
        Configuration conf = new Configuration(hadoop);
        conf.setLong(YarnConfiguration.RESOURCEMANAGER_CONNECT_MAX_WAIT_MS, WAIT_MILLIS);
        conf.setLong(YarnConfiguration.RESOURCEMANAGER_CONNECT_RETRY_INTERVAL_MS, PAUSE_MILLIS);
        return conf;
    }
}
