package io.yarnsubmit.appmaster.yarn;

import io.yarnsubmit.page.PageContent;
import io.yarnsubmit.page.PageFacts;
import io.yarnsubmit.page.PageServer;
import io.yarnsubmit.protocol.PortRange;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the application's page behind YARN's proxies. An application without its page is as good as any. */
final class OwnPage {
    private static final Logger log = LoggerFactory.getLogger(OwnPage.class);

    private final YarnSettings yarn;

    OwnPage(YarnSettings yarn) {
        this.yarn = yarn;
    }

    /**
     * Starts the server.
     *
     * @param viewers who else may see it, in the form of YARN's access control lists
     * @return its address for YARN's proxies; empty if it cannot be
     */
    Optional<String> start(PageContent content, PortRange ports, String viewers) {
        PageFacts facts = content.facts();
        try {
            PageServer server = PageServer.open(
                    facts.host(),
                    ports,
                    content,
                    new WebProxies(yarn.webScheme(), yarn.proxyAddresses(), facts.applicationId()),
                    new AllowedViewers(yarn.configuration(), facts.plan().getUser(), viewers));
            String url = "http://" + facts.host() + ":" + server.port();
            log.info("the application's page is at {}, for YARN's proxy", url);
            return Optional.of(url);
        } catch (IOException e) {
            log.warn("the application has no page: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
