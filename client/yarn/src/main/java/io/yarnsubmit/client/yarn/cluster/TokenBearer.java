package io.yarnsubmit.client.yarn.cluster;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.security.SaslRpcServer.AuthMethod;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.security.token.delegation.AbstractDelegationTokenIdentifier;

/** Somebody who has tokens and no ticket: the services take this process for the one whose tokens they are. */
final class TokenBearer {
    private TokenBearer() {}

    /**
     * A login by the same tokens, with their owner's name instead of that of this machine's account: in a container it may be
     * the NodeManager's.
     *
     * @return empty if the name is right, if there is a ticket, or if the tokens are of several users or tell of none
     */
    static Optional<UserGroupInformation> of(UserGroupInformation login) throws IOException {
        Set<String> owners = new TreeSet<>();
        for (Token<?> token : login.getTokens()) {
            // Those of an ApplicationMaster are of an attempt, and not of a user.
            if (token.decodeIdentifier() instanceof AbstractDelegationTokenIdentifier identifier
                    && identifier.getUser() != null) {
                owners.add(identifier.getUser().getShortUserName());
            }
        }
        if (login.hasKerberosCredentials() || owners.size() != 1 || owners.contains(login.getShortUserName())) {
            return Optional.empty();
        }
        UserGroupInformation bearer =
                UserGroupInformation.createRemoteUser(owners.iterator().next(), AuthMethod.TOKEN);
        bearer.addCredentials(login.getCredentials());
        return Optional.of(bearer);
    }
}
