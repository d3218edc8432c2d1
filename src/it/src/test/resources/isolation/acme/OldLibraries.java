package acme;

import com.google.common.base.Stopwatch;
import com.google.common.collect.ImmutableList;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.netty.util.Signal;
import io.yarnsubmit.api.DriverContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.SubstituteLoggerFactory;

/**
 * A driver that was written against old libraries. Compiled by IsolationTest against these, so that it is linked with them as
 * a user's code would be; prints from which jars driver and executor have them.
 */
public final class OldLibraries {
    private OldLibraries() {}

    public static void main(String[] args) {
        used("driver").forEach(System.out::println);
        try (DriverContext context = DriverContext.open()) {
            context.submit(() -> used("executor")).join().forEach(System.out::println);
        }
    }

    private static ArrayList<String> used(String who) {
        Logger logger = LoggerFactory.getLogger(OldLibraries.class);
        return new ArrayList<>(List.of(
                who + " ImmutableList " + origin(ImmutableList.class),
                who + " Message " + origin(Message.class),
                who + " Logger " + origin(Logger.class),
                who + " Signal " + origin(Signal.class),
                // What newer versions do not have, or not for everybody.
                who + " Guava 11 " + new Stopwatch().start().isRunning(),
                who + " protobuf 2.5 " + ByteString.copyFromUtf8("old").getClass().getName(),
                who + " slf4j 1.6 " + new SubstituteLoggerFactory().getLoggerNameList() + " " + (logger != null),
                who + " Netty 4.0 " + new Signal(who)));
    }

    private static String origin(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getFileName().toString();
    }
}
