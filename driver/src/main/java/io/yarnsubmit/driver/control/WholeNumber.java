package io.yarnsubmit.driver.control;

import io.yarnsubmit.protocol.control.BadRequestException;
import java.math.BigDecimal;

/** Reads whole numbers of requests. Pure. */
final class WholeNumber {
    private WholeNumber() {}

    /**
     * From 0 on.
     *
     * @param what for messages
     */
    static long of(String text, String what) {
        if (!text.matches("\\d{1,18}")) {
            throw new BadRequestException(400, what + " is no whole number from 0 on");
        }
        return Long.parseLong(text);
    }

    /** A number of JSON. */
    static int of(BigDecimal number, String name, int least, int most) {
        boolean fits = number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0;
        if (!fits) {
            throw new BadRequestException(400, "'" + name + "' must be a whole number from " + least + " to " + most);
        }
        return number.intValueExact();
    }

    /**
     * A number in the path.
     *
     * @param what it identifies
     */
    static int id(String text, String what) {
        if (!text.matches("\\d{1,9}")) {
            throw new BadRequestException(404, "'" + text + "' is no " + what + "'s id");
        }
        return Integer.parseInt(text);
    }
}
