package io.yarnsubmit.client.yarn.queues;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.jspecify.annotations.Nullable;

/** What queues tell since Hadoop 3.4. An older cluster, or older libraries of Hadoop with a newer cluster, tell none of it. */
final class NewerQueueInfo {
    private static final @Nullable MethodHandle SCHEDULER_TYPE = getter("getSchedulerType");
    private static final @Nullable MethodHandle PATH = getter("getQueuePath");

    private NewerQueueInfo() {}

    static @Nullable String schedulerType(QueueInfo queue) {
        return read(SCHEDULER_TYPE, queue);
    }

    static @Nullable String path(QueueInfo queue) {
        return read(PATH, queue);
    }

    private static @Nullable MethodHandle getter(String name) {
        try {
            return MethodHandles.publicLookup().findVirtual(QueueInfo.class, name, MethodType.methodType(String.class));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null;
        }
    }

    private static @Nullable String read(@Nullable MethodHandle getter, QueueInfo queue) {
        try {
            return getter == null ? null : (String) getter.invokeExact(queue);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
