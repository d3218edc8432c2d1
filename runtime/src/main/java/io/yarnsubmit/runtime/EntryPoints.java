package io.yarnsubmit.runtime;

import io.yarnsubmit.driver.DriverMain;
import io.yarnsubmit.executor.ExecutorMain;
import io.yarnsubmit.protocol.sharing.ClassListReplay;
import java.util.List;

/** The programs in our jar. The build packs what these reach, and nothing else of the libraries. */
final class EntryPoints {
    static final List<Class<?>> ALL = List.of(DriverMain.class, ExecutorMain.class, ClassListReplay.class);

    private EntryPoints() {}
}
