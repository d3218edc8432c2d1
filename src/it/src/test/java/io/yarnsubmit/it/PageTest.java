package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.programs.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page of an application, through YARN's own proxy. */
@ExtendWith(MiniCluster.class)
class PageTest {
    private final MiniCluster cluster;
    private final HttpClient browser =
            HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();

    PageTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private String submitted(String name, String... options) {
        Result result = Command.on(cluster)
                .cluster()
                .option("--no-wait", "--num-executors", "1", "--name", name)
                .option(options)
                .program(Sleeper.class, "600")
                .run();
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out().strip();
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    /** The link that YARN shows, without a slash at its end, when it leads to the application's page. */
    private String page(String id, int status) {
        String link = cluster.webPages()
                .resolve(URI.create(cluster.report(id).getTrackingUrl()).getPath())
                .toString()
                .replaceAll("/$", "");
        Awaitility.await("the page of " + id)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(250))
                // Until then it leads to the ResourceManager's own page, by a port that is none in a mini cluster.
                .ignoreExceptions()
                .untilAsserted(() -> {
                    HttpResponse<String> answer = get(link + "/metrics");
                    assertThat(answer.statusCode()).isEqualTo(status);
                    assertThat(answer.body()).doesNotContain("<html");
                });
        return link;
    }

    @Test
    void yarnsLinkLeadsToThePage_forThoseWhoMaySeeIt_whileTheApplicationRuns() throws Exception {
        // given: the web pages of this cluster have no login, so everybody is dr.who
        String odd = "nightly <script>alert(1)</script>";
        String shown = submitted(odd, "--view-acl", "dr.who");
        String hidden = submitted("secret plans");
        cluster.awaitExecutors(shown, 1);

        // when it runs
        String page = page(shown, 200);

        // then
        HttpResponse<String> document = get(page);
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.body()).startsWith("<!doctype html>");
        assertThat(document.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(get(page + "/").body()).isEqualTo(document.body());
        Awaitility.await("a registered executor on the page")
                .atMost(Duration.ofSeconds(60))
                .until(() -> get(page + "/state.json").body().contains("\"event\":\"executorRegistered\""));
        HttpResponse<String> state = get(page + "/state.json?since=0&seen=0&attempt=0");
        assertThat(state.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(state.body()).contains(shown, odd, "\"event\":\"executorRegistered\"", "\"state\":\"registered\"");
        assertThat(get(page + "/metrics").body())
                .contains("yarnsubmit_executors{group=\"default\",state=\"registered\"} 1\n");

        // and others see nothing
        HttpResponse<String> refused = get(page(hidden, 403));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("User dr.who may not see this application")
                .doesNotContain("secret plans");

        // and when it has ended, the link leads elsewhere
        cluster.kill(shown);
        cluster.kill(hidden);
        cluster.awaitEnd(shown);
        HttpResponse<String> after = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(page + "/state.json")).build(), BodyHandlers.ofString());
        assertThat(after.statusCode()).isEqualTo(302);
        assertThat(after.headers().firstValue("Location").orElse("")).contains("/cluster/app/" + shown);
    }
}
