package io.yarnsubmit.client.yarn.kerberos;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Whether the user's ticket can be used. Pure.
 *
 * @param isUsable whether a cluster would take it
 * @param sentence why not, and what to do
 */
public record TicketVerdict(boolean isUsable, String sentence) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    /**
     * Looks at it.
     *
     * @param loggedIn whether Java has found a ticket
     */
    public static TicketVerdict of(TicketCache cache, boolean loggedIn, Instant now) {
        if (cache.ticket().isPresent() && !cache.ticket().get().end().isAfter(now)) {
            Ticket ticket = cache.ticket().get();
            return refused("The Kerberos ticket of " + ticket.principal() + " expired at "
                    + MOMENT.format(ticket.end()) + " (ticket cache " + cache.place() + "). Run kinit"
                    + (ticket.renewableUntil().filter(now::isBefore).isPresent() ? " -R or kinit" : "") + ".");
        }
        if (loggedIn) {
            return new TicketVerdict(true, "");
        }
        if (!cache.isFile()) {
            return refused("The cluster wants Kerberos, but Java cannot read the ticket cache that KRB5CCNAME names: "
                    + cache.place() + ". Set KRB5CCNAME=FILE:/tmp/krb5cc_$(id -u) and run kinit.");
        }
        if (!cache.problem().isEmpty()) {
            return refused("The cluster wants Kerberos, but the ticket cache " + cache.place() + " cannot be read ("
                    + cache.problem() + "). Run kinit again, or set KRB5CCNAME to another file.");
        }
        return refused("The cluster wants Kerberos, and there is no ticket in " + cache.place() + ". Run kinit, or pass"
                + " --principal and --keytab. If klist shows a ticket in a cache that is no file, set"
                + " KRB5CCNAME=FILE:" + cache.place() + " before kinit: Java reads files only.");
    }

    private static TicketVerdict refused(String sentence) {
        return new TicketVerdict(false, sentence);
    }
}
