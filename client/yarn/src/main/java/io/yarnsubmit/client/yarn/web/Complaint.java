package io.yarnsubmit.client.yarn.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.Optional;

/** What a web service says about its refusal: a line of text, an exception as JSON or, behind some filters, a page. */
final class Complaint {
    private static final int MOST_BYTES = 4 << 10;
    private static final int MOST_CHARACTERS = 300;

    private Complaint() {}

    /** One line, without the names of exceptions. */
    static String of(HttpURLConnection connection) throws IOException {
        String reason = String.valueOf(connection.getResponseMessage());
        try (InputStream body = connection.getErrorStream()) {
            return body == null ? reason : of(new String(body.readNBytes(MOST_BYTES), UTF_8), reason);
        }
    }

    /** @param otherwise used if the body has nothing that can be shown */
    static String of(String body, String otherwise) {
        String text = body.strip();
        if (text.startsWith("{")) {
            text = HadoopJson.parse(text).map(Complaint::message).orElse("");
        }
        return text.isEmpty() || text.startsWith("<") ? otherwise : line(text);
    }

    private static String message(HadoopJson json) {
        return Optional.of(json.object("RemoteException").text("message"))
                .filter(message -> !message.isEmpty())
                .orElseGet(() -> json.text("message"))
                .strip();
    }

    private static String line(String text) {
        String first = text.lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^([\\w.]+Exception: )+", "")
                .replaceFirst("\\.$", "");
        return first.substring(0, Math.min(first.length(), MOST_CHARACTERS));
    }
}
