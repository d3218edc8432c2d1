package io.yarnsubmit.client.yarn.web;

import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import java.util.ArrayList;
import java.util.List;

/** The web service of the cluster's ResourceManager, or of each of several. Thread-safe. */
public final class ResourceManagerWeb {
    private final HadoopWeb web;
    private final List<String> addresses;
    private final WebLimits limits;

    /** @param limits for each ResourceManager */
    public ResourceManagerWeb(ClusterConfiguration configuration, WebLimits limits) {
        this.web = new HadoopWeb(configuration);
        this.addresses = configuration.resourceManagerWebAddresses();
        this.limits = limits;
    }

    /**
     * Asks one after the other until one answers. That is the active one: those on standby redirect to it, or do not answer.
     *
     * @param path from the slash on
     */
    public ResourceManagerAnswer ask(String path) throws InterruptedException {
        List<WebAnswer> asked = new ArrayList<>();
        for (String address : addresses) {
            WebAnswer answer = web.ask(address, path, limits);
            asked.add(answer);
            if (answer.content().isPresent()) {
                break;
            }
        }
        return new ResourceManagerAnswer(asked);
    }

    /** Asks each, in the order of the configuration; only for questions that those on standby answer themselves. */
    public List<WebAnswer> askEach(String path) throws InterruptedException {
        List<WebAnswer> answers = new ArrayList<>();
        for (String address : addresses) {
            answers.add(web.ask(address, path, limits));
        }
        return answers;
    }
}
