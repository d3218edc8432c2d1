package io.yarnsubmit.client.yarn.applications;

import com.google.protobuf.InvalidProtocolBufferException;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.staging.StagingArea;
import io.yarnsubmit.client.yarn.submission.YarnApplication;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.yarn.api.protocolrecords.GetApplicationsRequest;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.exceptions.ApplicationNotFoundException;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * The applications of a cluster that yarn-submit has started. Every call is bounded by the cluster's patience. Thread-safe.
 */
public final class Applications {
    private final Cluster cluster;
    private final Optional<String> stagingDirectory;

    /** @param stagingDirectory where staging directories are kept, when it is not the usual place */
    public Applications(Cluster cluster, Optional<String> stagingDirectory) {
        this.cluster = cluster;
        this.stagingDirectory = stagingDirectory;
    }

    /**
     * Finds what a user calls an application: its id, its unique end such as {@code _0042}, or {@code last}, which is the
     * user's newest.
     *
     * @throws YarnSubmitException {@link ErrorCode#NO_SUCH_APPLICATION} when there is none, or more than one
     */
    public ApplicationFacts find(String reference) throws InterruptedException {
        Optional<ApplicationId> id = ApplicationReference.id(reference);
        return id.isPresent() ? facts(id.get().toString()) : ApplicationReference.among(reference, own());
    }

    /** For a follower. */
    public YarnApplication application(String id) throws InterruptedException {
        return new YarnApplication(cluster, area(), ApplicationId.fromString(id));
    }

    private List<ApplicationFacts> own() throws InterruptedException {
        return list(ApplicationQuery.of(cluster.user()));
    }

    /**
     * What the ResourceManager knows of an application.
     *
     * @param id in full
     * @throws YarnSubmitException {@link ErrorCode#NO_SUCH_APPLICATION}
     */
    public ApplicationFacts facts(String id) throws InterruptedException {
        return ask(() -> {
            try {
                return FactsReader.read(cluster.yarn().getApplicationReport(ApplicationId.fromString(id)));
            } catch (ApplicationNotFoundException e) {
                throw new YarnSubmitException(
                        ErrorCode.NO_SUCH_APPLICATION,
                        "The ResourceManager does not know " + id
                                + ". 'yarn-submit list --all' shows those that it knows;"
                                + " ended ones are forgotten after a while.",
                        e);
            }
        });
    }

    /** Those that are looked for, the newest first. */
    public List<ApplicationFacts> list(ApplicationQuery query) throws InterruptedException {
        GetApplicationsRequest request = GetApplicationsRequest.newInstance();
        request.setApplicationTypes(Set.of(LaunchNames.APPLICATION_TYPE));
        query.user().ifPresent(user -> request.setUsers(Set.of(user)));
        query.tag().ifPresent(tag -> request.setApplicationTags(Set.of(tag)));
        EnumSet<YarnApplicationState> states = EnumSet.noneOf(YarnApplicationState.class);
        query.states().forEach(state -> states.add(YarnApplicationState.valueOf(state)));
        if (!states.isEmpty()) {
            request.setApplicationStates(states);
        }
        return ask(() -> cluster.yarn().getApplications(request)).stream()
                .map(FactsReader::read)
                .filter(facts -> query.queue().isEmpty()
                        || isIn(facts.queue(), query.queue().get()))
                .sorted(Comparator.comparing(ApplicationFacts::submitted).reversed())
                .toList();
    }

    /** YARN calls a queue by its name or by its path, as versions and applications differ. */
    private static boolean isIn(String queue, String wanted) {
        return queue.equals(wanted) || queue.endsWith("." + wanted) || wanted.endsWith("." + queue);
    }

    /**
     * Has the ResourceManager kill it; returns at once. That it is over already is fine.
     *
     * @throws YarnSubmitException {@link ErrorCode#NOT_THE_OWNER} when this user may not
     */
    public void kill(String id) throws InterruptedException {
        ask(() -> {
            try {
                cluster.yarn().killApplication(ApplicationId.fromString(id));
                return true;
            } catch (YarnException e) {
                if (e.getCause() instanceof AccessControlException) {
                    throw new YarnSubmitException(
                            ErrorCode.NOT_THE_OWNER,
                            cluster.user() + " may not end " + id
                                    + ". Its owner, an administrator of its queue, or whom --modify-acl named may.",
                            e);
                }
                throw e;
            }
        });
    }

    /** Its plan, from its staging directory; empty when that is gone or another user's. */
    public Optional<ApplicationPlan> plan(String id) throws InterruptedException {
        return staged(id, LaunchNames.PLAN_FILE, ApplicationPlan::parseFrom);
    }

    /** Its key pair, from its staging directory; empty when that is gone or another user's. */
    public Optional<TlsIdentity> identity(String id) throws InterruptedException {
        return staged(id, LaunchNames.IDENTITY_FILE, TlsIdentity::parseFrom);
    }

    /** Removes its staging directory, if it is ours. */
    public void removeStaging(String id) throws InterruptedException {
        StagingArea area = area();
        cluster.patience().bounded(ErrorCode.FILE_SYSTEM_UNAVAILABLE, cluster.fileSystemName(), () -> area.remove(id));
    }

    /** The folder of yarn-submit in this user's home. */
    public StagingArea area() throws InterruptedException {
        return new StagingArea(cluster.fileSystem(), stagingDirectory);
    }

    private <T> T ask(Callable<T> call) throws InterruptedException {
        return cluster.patience().bounded(ErrorCode.RESOURCE_MANAGER_UNREACHABLE, cluster.resourceManager(), call);
    }

    /** One that another version wrote otherwise is as good as none. */
    private <T> Optional<T> staged(String id, String file, Document<T> document) throws InterruptedException {
        StagingArea area = area();
        Optional<byte[]> bytes = cluster.patience()
                .bounded(ErrorCode.FILE_SYSTEM_UNAVAILABLE, cluster.fileSystemName(), () -> area.read(id, file));
        try {
            return bytes.isEmpty() ? Optional.empty() : Optional.of(document.parse(bytes.get()));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    @FunctionalInterface
    private interface Document<T> {
        T parse(byte[] bytes) throws InvalidProtocolBufferException;
    }
}
