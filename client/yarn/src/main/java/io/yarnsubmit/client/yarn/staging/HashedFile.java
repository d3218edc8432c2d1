package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file whose content is known.
 *
 * @param digest the SHA-256 of its content
 * @param identity as it was then; empty when a later change might not show in it
 */
record HashedFile(Path path, String digest, Optional<FileIdentity> identity) {

    /**
     * Copies the content, and makes sure that it is the one that was hashed.
     *
     * @throws YarnSubmitException when the file has changed
     */
    void copyTo(OutputStream out) throws IOException {
        if (identity.isPresent()) {
            Files.copy(path, out);
            if (!FileIdentity.of(path).equals(identity)) {
                throw changed();
            }
        } else if (!Sha256.ofCopied(path, out).equals(digest)) {
            throw changed();
        }
    }

    private YarnSubmitException changed() {
        return changing(path, "was uploaded");
    }

    /** @param meanwhile what was done with the file */
    static YarnSubmitException changing(Path path, String meanwhile) {
        return new YarnSubmitException(
                ErrorCode.FILE_NOT_READABLE,
                "'" + path + "' changed while it " + meanwhile
                        + ". Submit again when nobody writes to it, or name a copy");
    }
}
