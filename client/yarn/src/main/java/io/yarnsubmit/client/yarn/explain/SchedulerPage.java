package io.yarnsubmit.client.yarn.explain;

import io.yarnsubmit.client.explain.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What the ResourceManager's web service tells of a queue and its RPC service does not: the limits of ApplicationMasters and of
 * users. As XML, which the JDK reads. That nobody answers, or answers with something else, is fine.
 */
final class SchedulerPage {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final @Nullable Element queue;
    private final String user;

    private SchedulerPage(@Nullable Element queue, String user) {
        this.queue = queue;
        this.user = user;
    }

    /** Asks each address until one answers. */
    static SchedulerPage read(List<String> addresses, String queue, String user) throws InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        for (String address : addresses) {
            try {
                HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/ws/v1/cluster/scheduler?user.name="
                                + URLEncoder.encode(user, StandardCharsets.UTF_8)))
                        .header("Accept", "application/xml")
                        .timeout(ANSWER)
                        .build();
                HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() == 200) {
                    return parse(answer.body(), queue, user);
                }
            } catch (IOException | IllegalArgumentException e) {
                // Another one may answer.
            }
        }
        return new SchedulerPage(null, user);
    }

    /** What is no such page tells nothing. */
    static SchedulerPage parse(byte[] page, String queue, String user) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            NodeList queues = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(page))
                    .getElementsByTagName("queue");
            return new SchedulerPage(
                    elements(queues)
                            .filter(element -> isCalled(element, queue))
                            .findFirst()
                            .orElse(null),
                    user);
        } catch (ParserConfigurationException | SAXException | IOException e) {
            return new SchedulerPage(null, user);
        }
    }

    private static boolean isCalled(Element element, String queue) {
        return text(element, "queueName").equals(queue)
                || text(element, "queuePath").equals(queue);
    }

    Optional<Size> amUsed() {
        return size("usedAMResource");
    }

    Optional<Size> amMost() {
        return size("AMResourceLimit");
    }

    Optional<Size> userUsed() {
        return user().flatMap(found -> size(found, "resourcesUsed"));
    }

    Optional<Size> userMost() {
        return user().flatMap(found -> size(found, "userResourceLimit"));
    }

    private Optional<Element> user() {
        return Stream.ofNullable(queue)
                .flatMap(found -> children(found, "users"))
                .flatMap(users -> children(users, "user"))
                .filter(found -> text(found, "username").equals(user))
                .findFirst();
    }

    private Optional<Size> size(String name) {
        return Optional.ofNullable(queue).flatMap(found -> size(found, name));
    }

    private static Optional<Size> size(Element parent, String name) {
        return children(parent, name).findFirst().flatMap(element -> {
            try {
                return Optional.of(
                        new Size(Long.parseLong(text(element, "memory")), Integer.parseInt(text(element, "vCores"))));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    private static String text(Element parent, String name) {
        return children(parent, name)
                .findFirst()
                .map(Element::getTextContent)
                .orElse("")
                .strip();
    }

    private static Stream<Element> children(Element parent, String name) {
        return elements(parent.getChildNodes())
                .filter(element -> element.getTagName().equals(name));
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast);
    }
}
