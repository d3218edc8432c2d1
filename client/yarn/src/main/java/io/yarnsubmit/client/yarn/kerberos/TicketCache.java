package io.yarnsubmit.client.yarn.kerberos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The ticket cache that Java takes the user's ticket from.
 *
 * @param place where it is: a path, or the name of a cache that is no file
 * @param isFile whether it is of the kind that Java can read
 * @param ticket the user's; empty if the file is missing or has none
 * @param problem why the file cannot be read; empty if it can, or is missing
 */
public record TicketCache(String place, boolean isFile, Optional<Ticket> ticket, String problem) {
    private static final String VARIABLE = "KRB5CCNAME";
    private static final String FILE = "FILE:";

    /** As this process sees it. */
    public static TicketCache ofThisProcess() {
        return of(System.getenv());
    }

    static TicketCache of(Map<String, String> environment) {
        String name = environment.getOrDefault(VARIABLE, "");
        if (!name.startsWith(FILE) && name.matches("[A-Za-z]+:.*")) {
            return new TicketCache(name, false, Optional.empty(), "");
        }
        String path = name.isBlank()
                ? "/tmp/krb5cc_" + userId()
                : name.startsWith(FILE) ? name.substring(FILE.length()) : name;
        try {
            return new TicketCache(path, true, TicketFile.read(Files.readAllBytes(Path.of(path))), "");
        } catch (NoSuchFileException e) {
            return new TicketCache(path, true, Optional.empty(), "");
        } catch (IOException e) {
            return new TicketCache(path, true, Optional.empty(), e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static String userId() {
        try {
            return String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return System.getProperty("user.name", "");
        }
    }
}
