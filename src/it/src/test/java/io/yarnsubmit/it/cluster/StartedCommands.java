package io.yarnsubmit.it.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * What the running test has started, and its class before it. Tests of one JVM run one after the other; those of other JVMs
 * have their own.
 */
public final class StartedCommands {
    private static final StartedCommands HERE = new StartedCommands();

    private final List<StartedCommand> ofClass = new ArrayList<>();
    private final List<StartedCommand> ofTest = new ArrayList<>();
    private boolean inTest;

    private StartedCommands() {}

    public static StartedCommands here() {
        return HERE;
    }

    public synchronized void classBegins() {
        ofClass.clear();
        ofTest.clear();
        inTest = false;
    }

    public synchronized void testBegins() {
        ofTest.clear();
        inTest = true;
    }

    synchronized void add(StartedCommand command) {
        (inTest ? ofTest : ofClass).add(command);
    }

    /** Ends what the running test has started and not ended: one that failed may leave it behind, in the way of the next. */
    public void endThoseOfTest() {
        List<StartedCommand> left;
        synchronized (this) {
            left = List.copyOf(ofTest);
        }
        left.forEach(command -> command.end().run());
    }

    /** In the order in which they were started. */
    public synchronized List<StartedCommand> all() {
        List<StartedCommand> all = new ArrayList<>(ofClass);
        all.addAll(ofTest);
        return all;
    }
}
