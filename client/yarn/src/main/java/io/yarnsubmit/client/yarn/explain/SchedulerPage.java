package io.yarnsubmit.client.yarn.explain;

import io.yarnsubmit.client.explain.Size;
import io.yarnsubmit.client.yarn.web.HadoopJson;
import io.yarnsubmit.client.yarn.web.ResourceManagerWeb;
import io.yarnsubmit.client.yarn.web.WebLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What the ResourceManager's web service reports about a queue and its RPC service does not: the limits of ApplicationMasters
 * and of users. A missing or unreadable answer is fine.
 */
final class SchedulerPage {
    static final WebLimits LIMITS = new WebLimits(Duration.ofSeconds(1), Duration.ofSeconds(3));

    private final Optional<HadoopJson> queue;
    private final String user;

    private SchedulerPage(Optional<HadoopJson> queue, String user) {
        this.queue = queue;
        this.user = user;
    }

    /**
     * Asks.
     *
     * @param queue its name or its path
     * @param user whose part of it is looked for
     */
    static SchedulerPage read(ResourceManagerWeb web, String queue, String user) throws InterruptedException {
        Optional<HadoopJson> found = web.ask("/ws/v1/cluster/scheduler")
                .content()
                .flatMap(page -> queues(page.object("scheduler").object("schedulerInfo"))
                        .filter(each -> isCalled(each, queue))
                        .findFirst());
        return new SchedulerPage(found, user);
    }

    /** The queues below a queue, at any depth. */
    private static Stream<HadoopJson> queues(HadoopJson parent) {
        return parent.object("queues").list("queue").stream()
                .flatMap(queue -> Stream.concat(Stream.of(queue), queues(queue)));
    }

    private static boolean isCalled(HadoopJson queue, String name) {
        return queue.text("queueName").equals(name) || queue.text("queuePath").equals(name);
    }

    Optional<Size> amUsed() {
        return queue.flatMap(found -> size(found.object("usedAMResource")));
    }

    Optional<Size> amMost() {
        return queue.flatMap(found -> size(found.object("AMResourceLimit")));
    }

    Optional<Size> userUsed() {
        return user().flatMap(found -> size(found.object("resourcesUsed")));
    }

    Optional<Size> userMost() {
        return user().flatMap(found -> size(found.object("userResourceLimit")));
    }

    private Optional<HadoopJson> user() {
        return queue.flatMap(found -> found.object("users").list("user").stream()
                .filter(each -> each.text("username").equals(user))
                .findFirst());
    }

    private static Optional<Size> size(HadoopJson resource) {
        OptionalLong memory = resource.number("memory");
        OptionalLong cores = resource.number("vCores");
        return memory.isPresent() && cores.isPresent()
                ? Optional.of(new Size(memory.getAsLong(), (int) Math.min(cores.getAsLong(), Integer.MAX_VALUE)))
                : Optional.empty();
    }
}
