package io.yarnsubmit.client.yarn.dryrun;

import io.yarnsubmit.client.yarn.web.HadoopJson;
import io.yarnsubmit.client.yarn.web.ResourceManagerAnswer;
import io.yarnsubmit.client.yarn.web.ResourceManagerWeb;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The configuration that the ResourceManager runs with, which its web server shows at {@code /conf}. This machine's may
 * differ. Without access to it, the dry run does without it.
 */
final class ResourceManagerConfiguration {
    private final Map<String, String> values = new HashMap<>();
    private final String asked;

    private ResourceManagerConfiguration(ResourceManagerAnswer answer) {
        asked = answer.words();
        answer.content().ifPresent(page -> page.list("properties").forEach(this::add));
    }

    static ResourceManagerConfiguration read(ResourceManagerWeb web) throws InterruptedException {
        return new ResourceManagerConfiguration(web.ask("/conf"));
    }

    private void add(HadoopJson property) {
        values.put(property.text("key"), property.text("value"));
    }

    /** Whom we asked, and why there was no answer: for messages. */
    String asked() {
        return asked;
    }

    /** Names to values; an absent value is empty. Empty if the configuration could not be read. */
    Optional<Function<String, String>> values() {
        return values.isEmpty() ? Optional.empty() : Optional.of(name -> values.getOrDefault(name, ""));
    }
}
