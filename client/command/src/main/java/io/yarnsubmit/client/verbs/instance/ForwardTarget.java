package io.yarnsubmit.client.verbs.instance;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.verbs.instance.InstanceTarget.Place;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port of an executor's machine: the name of a port of the instance there, or a number. Pure.
 *
 * @param port as it was written
 */
record ForwardTarget(InstanceTarget instance, String port) {
    private static final Pattern WRITTEN = Pattern.compile("([^:]+):([A-Za-z0-9_-]+)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final int HIGHEST_PORT = 65_535;

    /** @throws YarnSubmitException {@link ErrorCode#BAD_INPUT} */
    static ForwardTarget parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT,
                    "'" + text + "' names no port. Write the instance and the name or number of its port:"
                            + " board/0:ui or trainer/2:29500");
        }
        ForwardTarget target = new ForwardTarget(InstanceTarget.parse(written.group(1)), written.group(2));
        OptionalInt number = target.number();
        if (number.isPresent() && (number.getAsInt() < 1 || number.getAsInt() > HIGHEST_PORT)) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT, "'" + text + "': ports have numbers from 1 to " + HIGHEST_PORT);
        }
        return target;
    }

    /** As it is written. */
    String text() {
        return instance.text() + ":" + port;
    }

    private OptionalInt number() {
        return NUMBER.matcher(port).matches() ? OptionalInt.of(Integer.parseInt(port)) : OptionalInt.empty();
    }

    /**
     * The number of the port there, now.
     *
     * @return empty if the instance has not chosen its ports yet
     * @throws YarnSubmitException {@link ErrorCode#NO_SUCH_INSTANCE} if the instance has no port of that name
     */
    OptionalInt numberAt(Place place) {
        if (number().isPresent()) {
            return number();
        }
        if (place.instance().isEmpty()) {
            throw new YarnSubmitException(
                    ErrorCode.NO_SUCH_INSTANCE,
                    "'" + port
                            + "' is not a number. Only instances of roles have ports with names, such as board/0:ui.");
        }
        var ports = place.instance().get().getPortsMap();
        if (ports.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!ports.containsKey(port)) {
            throw new YarnSubmitException(
                    ErrorCode.NO_SUCH_INSTANCE,
                    instance.text() + " has no port '" + port + "'. There is: "
                            + String.join(", ", new TreeSet<>(ports.keySet()))
                            + ". A number is possible too, such as " + instance.text() + ":8080.");
        }
        return OptionalInt.of(ports.get(port));
    }
}
