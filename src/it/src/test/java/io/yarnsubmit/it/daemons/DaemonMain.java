package io.yarnsubmit.it.daemons;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * What every daemon's JVM starts with: {@code DaemonMain <main class> [arguments]}. It runs that main class, and ends the JVM
 * when standard input ends, which it does when the JVM that started it is gone, however that ended.
 */
public final class DaemonMain {
    private DaemonMain() {}

    /** See the class. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread watch = new Thread(DaemonMain::endWithStarter, "starter-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            // Threads that it has begun would keep the JVM.
            e.getCause().printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void endWithStarter() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever written to it.
            }
        } catch (IOException e) {
            // As good as its end.
        }
        Runtime.getRuntime().halt(0);
    }
}
