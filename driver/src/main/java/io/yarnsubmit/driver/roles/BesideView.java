package io.yarnsubmit.driver.roles;

import io.yarnsubmit.protocol.v1.BesideEnd;
import java.util.Optional;

/**
 * A command beside an instance.
 *
 * @param number of the application
 * @param end empty while it runs
 */
public record BesideView(long number, InstanceId instance, Optional<BesideEnd> end) {}
