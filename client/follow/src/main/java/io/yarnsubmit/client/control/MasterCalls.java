package io.yarnsubmit.client.control;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.rpc.AmAddress;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.AccessReply;
import io.yarnsubmit.protocol.v1.AccessRequest;
import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.ApplicationMasterGrpc;
import io.yarnsubmit.protocol.v1.ApplicationMasterGrpc.ApplicationMasterBlockingStub;
import io.yarnsubmit.protocol.v1.DescribeRequest;
import io.yarnsubmit.protocol.v1.LogChunk;
import io.yarnsubmit.protocol.v1.LogRequest;
import io.yarnsubmit.protocol.v1.ScaleRequest;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Single calls to one ApplicationMaster. Each takes ten seconds at most. Thread-safe. */
public final class MasterCalls implements AutoCloseable {
    private static final int SECONDS = 10;

    private final AmAddress address;
    private final ApplicationTls tls;
    private final ManagedChannel channel;

    /** Connects when the first call is made. */
    public MasterCalls(AmAddress address, TlsIdentity identity) {
        this.address = address;
        tls = ApplicationTls.of(identity);
        channel = Transport.connect(address.host(), address.port(), tls, Runnable::run);
    }

    /**
     * The current status.
     *
     * @throws YarnSubmitException {@link ErrorCode#MASTER_UNREACHABLE}
     */
    public ApplicationDescription describe() {
        return call(master -> master.describe(DescribeRequest.getDefaultInstance()));
    }

    /**
     * Sets the target of an executor group.
     *
     * @return the previous target
     * @throws YarnSubmitException {@link ErrorCode#MASTER_UNREACHABLE}, {@link ErrorCode#NO_SUCH_GROUP}, or {@link
     *     ErrorCode#WRONG_STATE} if no driver is linked
     */
    public int scale(String group, int total) {
        ScaleRequest request =
                ScaleRequest.newBuilder().setGroup(group).setTotal(total).build();
        return call(master -> master.scale(request)).getFormerTotal();
    }

    /**
     * A piece of a file in the log directory of the ApplicationMaster's container.
     *
     * @param offset of the first byte; negative: counted back from the end
     * @return empty if the file does not exist
     */
    public Optional<LogChunk> readLog(String file, long offset) {
        LogRequest request =
                LogRequest.newBuilder().setFile(file).setOffset(offset).build();
        try {
            return Optional.of(stub().readLog(request));
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return Optional.empty();
            }
            throw explained(e);
        }
    }

    /**
     * A way to the service of an executor: straight to its machine, or through the ApplicationMaster if that cannot be reached.
     * Takes seconds at most.
     *
     * @throws YarnSubmitException {@link ErrorCode#MASTER_UNREACHABLE}, or {@link ErrorCode#WRONG_STATE} when the executor lets
     *     nobody in, with the reason
     */
    public InstanceChannel instance(int executorId) {
        AccessRequest request =
                AccessRequest.newBuilder().setExecutorId(executorId).build();
        // The ApplicationMaster has a limit of its own, and then answers.
        AccessReply reply = call(master ->
                master.withDeadlineAfter(2 * SECONDS, TimeUnit.SECONDS).access(request));
        if (!reply.getProblem().isEmpty()) {
            throw new YarnSubmitException(ErrorCode.WRONG_STATE, reply.getProblem());
        }
        return InstanceChannel.open(reply.getHost(), reply.getPort(), address, tls);
    }

    private ApplicationMasterBlockingStub stub() {
        return ApplicationMasterGrpc.newBlockingStub(channel).withDeadlineAfter(SECONDS, TimeUnit.SECONDS);
    }

    private <A> A call(Function<ApplicationMasterBlockingStub, A> call) {
        try {
            return call.apply(stub());
        } catch (StatusRuntimeException e) {
            throw explained(e);
        }
    }

    private YarnSubmitException explained(StatusRuntimeException failure) {
        Status status = failure.getStatus();
        String said = Optional.ofNullable(status.getDescription()).orElse("");
        return switch (status.getCode()) {
            case INVALID_ARGUMENT -> new YarnSubmitException(ErrorCode.NO_SUCH_GROUP, "Refused: " + said, failure);
            case FAILED_PRECONDITION -> new YarnSubmitException(ErrorCode.WRONG_STATE, "Not now: " + said, failure);
            default ->
                new YarnSubmitException(
                        ErrorCode.MASTER_UNREACHABLE,
                        "The ApplicationMaster at " + address + " did not answer (" + status.getCode()
                                + (said.isEmpty() ? "" : ": " + said)
                                + "). It may be about to end, or a firewall may block this machine.",
                        failure);
        };
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
