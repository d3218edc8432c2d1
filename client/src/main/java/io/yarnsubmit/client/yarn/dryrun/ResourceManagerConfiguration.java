package io.yarnsubmit.client.yarn.dryrun;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.HAUtil;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.webapp.util.WebAppUtils;

/**
 * The configuration that the ResourceManager runs with, which its web server shows at {@code /conf}. That of this machine may be
 * another. Who may not read it, or cannot reach it, does without.
 */
final class ResourceManagerConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Set<String> addresses = new LinkedHashSet<>();

    ResourceManagerConfiguration(Configuration here) {
        String scheme = WebAppUtils.getHttpSchemePrefix(here);
        if (HAUtil.isHAEnabled(here)) {
            for (String id : HAUtil.getRMHAIds(here)) {
                String name = YarnConfiguration.useHttps(here)
                        ? YarnConfiguration.RM_WEBAPP_HTTPS_ADDRESS
                        : YarnConfiguration.RM_WEBAPP_ADDRESS;
                Optional.ofNullable(here.get(name + "." + id)).ifPresent(address -> addresses.add(scheme + address));
            }
        } else {
            addresses.add(scheme + WebAppUtils.getRMWebAppURLWithoutScheme(here));
        }
    }

    /** For messages. */
    String address() {
        return String.join(", ", addresses);
    }

    /** Names to values; an absent one is empty. */
    Optional<Function<String, String>> read() throws InterruptedException {
        for (String address : addresses) {
            try {
                Optional<Map<String, String>> values = read(URI.create(address + "/conf"));
                if (values.isPresent()) {
                    return Optional.of(name -> values.get().getOrDefault(name, ""));
                }
            } catch (IOException | IllegalArgumentException | IllegalStateException | JsonParseException e) {
                // The other one of a pair may answer.
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> read(URI uri) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(uri)
                        .timeout(PATIENCE)
                        .header("Accept", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        JsonElement root = JsonParser.parseString(answer.body());
        for (JsonElement property : root.getAsJsonObject().getAsJsonArray("properties")) {
            JsonObject fields = property.getAsJsonObject();
            JsonElement value = fields.get("value");
            if (value != null && value.isJsonPrimitive()) {
                values.put(fields.get("key").getAsString(), value.getAsString());
            }
        }
        return Optional.of(values);
    }
}
