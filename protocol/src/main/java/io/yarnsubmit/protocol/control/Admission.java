package io.yarnsubmit.protocol.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may use the control API: who has the token. A web page in a browser of this machine may send requests too; it cannot read
 * the token, and is refused by its Origin, or by a Host that is a name of its own (DNS rebinding). Pure.
 */
record Admission(int port, String token) {
    private static final String SCHEME = "Bearer ";

    /**
     * Checks a request.
     *
     * @param headers with names that begin with a capital letter
     * @throws BadRequestException if it is refused
     */
    void check(Map<String, List<String>> headers) {
        Set<String> names = Set.of("127.0.0.1:" + port, "localhost:" + port);
        List<String> hosts = headers.getOrDefault("Host", List.of());
        if (hosts.size() != 1 || !names.contains(hosts.get(0))) {
            throw new BadRequestException(421, "The Host is not 127.0.0.1:" + port);
        }
        if (headers.containsKey("Origin")) {
            throw new BadRequestException(403, "Requests of web pages, which have an Origin, are refused");
        }
        List<String> given = headers.getOrDefault("Authorization", List.of());
        if (given.size() != 1
                || !given.get(0).startsWith(SCHEME)
                || !isToken(given.get(0).substring(SCHEME.length()))) {
            throw new BadRequestException(
                    401,
                    "The header 'Authorization: Bearer TOKEN' is missing or wrong; the variable YARN_SUBMIT_TOKEN_FILE"
                            + " names the file of the token");
        }
    }

    /** Takes as long for a wrong token as for the right one. */
    private boolean isToken(String given) {
        return MessageDigest.isEqual(
                given.strip().getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
