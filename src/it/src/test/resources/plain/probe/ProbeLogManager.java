package probe;

import java.util.logging.LogManager;

/** A log manager of the user's. */
public final class ProbeLogManager extends LogManager {}
