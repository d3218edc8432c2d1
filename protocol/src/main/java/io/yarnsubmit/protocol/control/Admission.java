package io.yarnsubmit.protocol.control;

import io.yarnsubmit.protocol.v1.TaskAttempt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who may use the control API: who has a token. A web page in a browser of this machine may send requests too; it cannot read
 * a token, and is refused by its Origin, or by a Host that is a name of its own (DNS rebinding). Thread-safe.
 */
final class Admission {
    private static final String SCHEME = "Bearer ";

    private final int port;
    private final Map<String, TaskAttempt> holders = new ConcurrentHashMap<>();

    Admission(int port) {
        this.port = port;
    }

    /** From now on this token is good. */
    void admit(String token, TaskAttempt holder) {
        holders.put(token, holder);
    }

    /** From now on it is not. */
    void revoke(String token) {
        holders.remove(token);
    }

    /**
     * Checks a request.
     *
     * @param headers with names that begin with a capital letter
     * @return the holder of its token
     * @throws BadRequestException if it is refused
     */
    TaskAttempt check(Map<String, List<String>> headers) {
        Set<String> names = Set.of("127.0.0.1:" + port, "localhost:" + port);
        List<String> hosts = headers.getOrDefault("Host", List.of());
        if (hosts.size() != 1 || !names.contains(hosts.get(0))) {
            throw new BadRequestException(421, "The Host is not 127.0.0.1:" + port);
        }
        if (headers.containsKey("Origin")) {
            throw new BadRequestException(403, "Requests of web pages, which have an Origin, are refused");
        }
        List<String> given = headers.getOrDefault("Authorization", List.of());
        if (given.size() == 1 && given.get(0).startsWith(SCHEME)) {
            Optional<TaskAttempt> holder =
                    holder(given.get(0).substring(SCHEME.length()).strip());
            if (holder.isPresent()) {
                return holder.get();
            }
        }
        throw new BadRequestException(
                401,
                "The header 'Authorization: Bearer TOKEN' is missing or wrong; the variable YARN_SUBMIT_TOKEN_FILE"
                        + " names the file of the token");
    }

    /** Takes as long for a wrong token as for a right one. There are a few. */
    private Optional<TaskAttempt> holder(String given) {
        byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
        Optional<TaskAttempt> found = Optional.empty();
        for (Map.Entry<String, TaskAttempt> each : holders.entrySet()) {
            if (MessageDigest.isEqual(bytes, each.getKey().getBytes(StandardCharsets.UTF_8))) {
                found = Optional.of(each.getValue());
            }
        }
        return found;
    }
}
