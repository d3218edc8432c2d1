package io.yarnsubmit.client.doctor;

/**
 * The result of one check.
 *
 * @param check its name
 * @param what was found, with the values
 * @param fix what to do; empty when all is well
 */
public record CheckResult(String check, State state, String what, String fix) {

    /** How good that is. */
    public enum State {
        OK,
        /** Applications run, but something will be missing or slow. */
        WARN,
        /** Applications will not run. */
        FAIL,
        /** It could not be checked; {@code what} says why. */
        SKIPPED;

        /** As it is printed. */
        public String word() {
            return this == SKIPPED ? "-" : name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public static CheckResult ok(String check, String what) {
        return new CheckResult(check, State.OK, what, "");
    }

    public static CheckResult warn(String check, String what, String fix) {
        return new CheckResult(check, State.WARN, what, fix);
    }

    public static CheckResult fail(String check, String what, String fix) {
        return new CheckResult(check, State.FAIL, what, fix);
    }

    public static CheckResult skipped(String check, String why) {
        return new CheckResult(check, State.SKIPPED, why, "");
    }
}
