package io.yarnsubmit.client.yarn.applications;

import com.google.protobuf.InvalidProtocolBufferException;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.control.MasterCalls;
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

    public Cluster cluster() {
        return cluster;
    }

    /**
     * Finds the application that a user names: by its id, its unique end such as {@code _0042}, or {@code last}, which is
     * the user's newest.
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
                                + " it forgets ended ones after a while.",
                        e);
            }
        });
    }

    /** The applications that match, the newest first. */
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

    /** YARN names a queue by its name or by its path, depending on version and application. */
    private static boolean isIn(String queue, String wanted) {
        return queue.equals(wanted) || queue.endsWith("." + wanted) || wanted.endsWith("." + queue);
    }

    /**
     * Has the ResourceManager kill it; returns at once. Does nothing if it is over already.
     *
     * @throws YarnSubmitException {@link ErrorCode#NOT_THE_OWNER} when this user may not
     */
    public void kill(String id) throws InterruptedException {
        ask(() -> {
            try {
                cluster.yarn().killApplication(ApplicationId.fromString(id));
                return true;
            } catch (YarnException e) {
                if (isRefusal(e)) {
                    throw new YarnSubmitException(
                            ErrorCode.NOT_THE_OWNER,
                            cluster.user() + " may not end " + id
                                    + ". Its owner, an administrator of its queue, and users named by --modify-acl"
                                    + " may.",
                            e);
                }
                throw e;
            }
        });
    }

    /** YARN wraps the exception of the class, or names it in the text of another one. */
    private static boolean isRefusal(YarnException e) {
        String text = String.valueOf(e.getMessage());
        return e.getCause() instanceof AccessControlException
                || text.contains("AccessControlException")
                || text.contains(" cannot perform operation ");
    }

    /** Its plan, from its staging directory; empty if that is gone or belongs to another user. */
    public Optional<ApplicationPlan> plan(String id) throws InterruptedException {
        return staged(id, LaunchNames.PLAN_FILE, ApplicationPlan::parseFrom);
    }

    /** Its key pair, from its staging directory; empty if that is gone or belongs to another user. */
    public Optional<TlsIdentity> identity(String id) throws InterruptedException {
        return staged(id, LaunchNames.IDENTITY_FILE, TlsIdentity::parseFrom);
    }

    /**
     * The same, but required.
     *
     * @throws YarnSubmitException {@link ErrorCode#NOT_THE_OWNER}
     */
    public TlsIdentity identity(ApplicationFacts facts) throws InterruptedException {
        return identity(facts.id())
                .orElseThrow(() -> new YarnSubmitException(
                        ErrorCode.NOT_THE_OWNER,
                        "The key of " + facts.id() + " is not in your staging directory: "
                                + (facts.user().equals(cluster.user())
                                        ? "was it submitted with another --conf stagingDirectory, or is it"
                                                + " about to end?"
                                        : "it belongs to " + facts.user()
                                                + ", and only that user can do this, because the"
                                                + " ApplicationMaster wants the key. --view-acl and"
                                                + " --modify-acl are about YARN.")));
    }

    /**
     * A connection to a running application's ApplicationMaster.
     *
     * @throws YarnSubmitException {@link ErrorCode#WRONG_STATE} when it has none now, {@link ErrorCode#NOT_THE_OWNER}
     */
    public MasterCalls master(ApplicationFacts facts) throws InterruptedException {
        if (facts.isOver() || facts.am().isEmpty()) {
            throw new YarnSubmitException(
                    ErrorCode.WRONG_STATE,
                    facts.id() + " has no running ApplicationMaster: it is " + facts.outcome() + ". 'yarn-submit why "
                            + facts.id() + "' explains it.");
        }
        return new MasterCalls(facts.am().get(), identity(facts));
    }

    /** Removes its staging directory, if it belongs to this user. */
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

    /** A plan in the format of another version counts as absent. */
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
