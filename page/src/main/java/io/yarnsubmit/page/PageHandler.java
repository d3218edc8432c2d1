package io.yarnsubmit.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.yarnsubmit.page.Gate.Verdict;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Answers the requests. Each answer has a body, because YARN's proxy turns one without into an error, and none names a way
 * into the process: no stack traces, no version of the server.
 */
final class PageHandler implements HttpHandler {
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Gate gate;
    private final PageContent content;
    private final StateJson state;
    private final PageDocument document = PageDocument.make();

    PageHandler(Gate gate, PageContent content) {
        this.gate = gate;
        this.content = content;
        state = new StateJson(content);
    }

    private record Answer(int status, String type, byte[] body) {
        private static Answer text(int status, String text) {
            return new Answer(status, TEXT, (text + "\n").getBytes(UTF_8));
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers asked = exchange.getRequestHeaders();
            Verdict verdict = gate.decide(
                    exchange.getRequestMethod(),
                    exchange.getRemoteAddress().getAddress(),
                    asked.getFirst("Host"),
                    asked.getFirst("Cookie"));
            Answer answer;
            if (verdict instanceof Verdict.Redirect redirect) {
                exchange.getResponseHeaders().set("Location", redirect.url());
                answer = Answer.text(302, "This page is shown by YARN's proxy only: " + redirect.url());
            } else if (verdict instanceof Verdict.Refuse refusal) {
                answer = Answer.text(refusal.status(), refusal.why());
            } else {
                answer = answer(exchange);
            }
            send(exchange, answer);
        }
    }

    private Answer answer(HttpExchange exchange) {
        try {
            return switch (exchange.getRequestURI().getPath()) {
                case "", "/" -> new Answer(200, "text/html; charset=utf-8", document.bytes());
                case "/state.json" ->
                    new Answer(
                            200,
                            "application/json; charset=utf-8",
                            state.write(
                                            StateQuery.parse(
                                                    exchange.getRequestURI().getRawQuery()),
                                            System.currentTimeMillis())
                                    .getBytes(UTF_8));
                case "/metrics" ->
                    new Answer(
                            200,
                            MetricsText.TYPE,
                            MetricsText.of(content.facts(), content.description())
                                    .getBytes(UTF_8));
                default ->
                    Answer.text(404, "There is no such page. The application's page is at /, its figures at /metrics.");
            };
        } catch (IOException e) {
            return Answer.text(503, "The ApplicationMaster does not answer now. Try again in a moment.");
        }
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.type());
        headers.set("Content-Security-Policy", document.policy());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(answer.body());
        }
    }
}
