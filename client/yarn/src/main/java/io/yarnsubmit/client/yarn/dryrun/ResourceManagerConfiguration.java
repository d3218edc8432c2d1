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

/**
 * The configuration that the ResourceManager runs with, which its web server shows at {@code /conf}. That of this machine may be
 * another. Who may not read it, or cannot reach it, does without.
 */
final class ResourceManagerConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Set<String> addresses = new LinkedHashSet<>();

    ResourceManagerConfiguration(Configuration here) {
        if (HAUtil.isHAEnabled(here)) {
            HAUtil.getRMHAIds(here).forEach(id -> addresses.add(address(here, "." + id)));
        } else {
            addresses.add(address(here, ""));
        }
    }

    /** By hand: Hadoop's own class for this needs libraries of web servers, which are not shipped. */
    private static String address(Configuration here, String suffix) {
        boolean https = YarnConfiguration.useHttps(here);
        String named = here.getTrimmed(
                (https ? YarnConfiguration.RM_WEBAPP_HTTPS_ADDRESS : YarnConfiguration.RM_WEBAPP_ADDRESS) + suffix);
        String address = named != null && !named.isEmpty() && !named.contains("${")
                ? named
                : here.getTrimmed(YarnConfiguration.RM_HOSTNAME + suffix, "0.0.0.0") + ":"
                        + (https
                                ? YarnConfiguration.DEFAULT_RM_WEBAPP_HTTPS_PORT
                                : YarnConfiguration.DEFAULT_RM_WEBAPP_PORT);
        return (https ? "https://" : "http://") + address;
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
