package io.yarnsubmit.client.local;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.files.FileFinder;
import io.yarnsubmit.client.files.FileRequest;
import io.yarnsubmit.client.names.LocalView;
import java.util.List;

/** Finds the files that the user named, on this machine alone. */
final class LocalFiles {
    private LocalFiles() {}

    /**
     * Finds them all.
     *
     * @return in the order of the requests, each file once
     * @throws YarnSubmitException {@link ErrorCode#FILE_NOT_READABLE} or {@link ErrorCode#LINK_CONFLICT}, with all problems
     */
    static List<ContainerFile> resolve(List<FileRequest> requests) {
        return FileFinder.find(
                requests,
                LocalView.ofThisProcess()
                        .rule("--master local reaches only files of this machine. Copy it here, or use"
                                + " --master embedded"));
    }
}
