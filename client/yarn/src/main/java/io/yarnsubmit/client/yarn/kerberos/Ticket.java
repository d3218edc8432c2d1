package io.yarnsubmit.client.yarn.kerberos;

import java.time.Instant;
import java.util.Optional;

/**
 * A user's ticket, which gives tickets for services.
 *
 * @param principal whose it is
 * @param end until when it is good
 * @param renewableUntil until when it can be renewed; empty if it cannot
 */
public record Ticket(String principal, Instant end, Optional<Instant> renewableUntil) {}
