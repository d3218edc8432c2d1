package io.yarnsubmit.tokens.yarn;

import java.net.URI;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * What tokens are needed for.
 *
 * @param hadoop the configuration of the cluster, with the files of Hadoop that are on the class path
 * @param renewer the principal that is to renew the tokens; empty if the configuration does not name any
 * @param renewal who that is
 * @param fileSystems the file systems that the application uses
 * @param unrenewed those of them that the renewer cannot reach
 */
public record TokenRequest(
        Configuration hadoop, String renewer, Renewal renewal, List<URI> fileSystems, List<URI> unrenewed) {
    public TokenRequest {
        fileSystems = List.copyOf(fileSystems);
        unrenewed = List.copyOf(unrenewed);
    }

    /** All file systems can be reached. */
    public TokenRequest(Configuration hadoop, String renewer, Renewal renewal, List<URI> fileSystems) {
        this(hadoop, renewer, renewal, fileSystems, List.of());
    }

    /** Who renews the tokens. */
    public enum Renewal {
        /** The ResourceManager, until their maximal life ends: it knows the tokens of the submission. */
        BY_RESOURCE_MANAGER,
        /** Nobody: they are replaced before their first renewal would be due. The renewer is the user itself. */
        BY_NOBODY
    }
}
