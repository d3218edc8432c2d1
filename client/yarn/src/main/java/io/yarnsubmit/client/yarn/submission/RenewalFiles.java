package io.yarnsubmit.client.yarn.submission;

import io.yarnsubmit.client.yarn.staging.StagingArea;
import io.yarnsubmit.client.yarn.tokens.TokenCollection;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.v1.LocalFile;
import io.yarnsubmit.protocol.v1.TokenPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.kerberos.KerberosPrincipal;

/**
 * What an ApplicationMaster needs to get new tokens by itself: the user's keytab, and the jars with providers.
 *
 * @param plan the tokens' plan, with the links to these files
 */
record RenewalFiles(TokenPlan plan, List<LocalFile> files) {

    /** Writes them into the staging directory, which nobody but the user may read. */
    static RenewalFiles write(StagingArea area, String applicationId, Settings settings, TokenPlan plan)
            throws IOException {
        TokenPlan.Builder planned = plan.toBuilder();
        List<LocalFile> files = new ArrayList<>();
        files.add(area.writeOwn(applicationId, Path.of(settings.get(ConfigKeys.KEYTAB)), LaunchNames.KEYTAB_LINK));
        planned.setPrincipal(withRealm(settings.get(ConfigKeys.PRINCIPAL))).setKeytabLink(LaunchNames.KEYTAB_LINK);
        for (Path jar : TokenCollection.jars(settings)) {
            String link = LaunchNames.PROVIDER_LINK + planned.getProviderLinksCount() + ".jar";
            files.add(area.writeOwn(applicationId, jar, link));
            planned.addProviderLinks(link);
        }
        return new RenewalFiles(planned.build(), files);
    }

    /** The container's machine may have another default, or none. */
    private static String withRealm(String principal) {
        if (principal.contains("@")) {
            return principal;
        }
        try {
            return new KerberosPrincipal(principal).getName();
        } catch (IllegalArgumentException e) {
            return principal;
        }
    }
}
