package io.yarnsubmit.launch.yarn;

import io.yarnsubmit.protocol.v1.LocalFile;
import java.net.URI;
import org.apache.hadoop.yarn.api.records.LocalResource;
import org.apache.hadoop.yarn.api.records.LocalResourceType;
import org.apache.hadoop.yarn.api.records.LocalResourceVisibility;
import org.apache.hadoop.yarn.api.records.URL;

/** The plan's files in YARN's types. */
public final class LocalResources {
    private LocalResources() {}

    public static LocalResource of(LocalFile file) {
        return LocalResource.newInstance(
                URL.fromURI(URI.create(file.getUri())),
                switch (file.getType()) {
                    case TYPE_ARCHIVE -> LocalResourceType.ARCHIVE;
                    default -> LocalResourceType.FILE;
                },
                switch (file.getVisibility()) {
                    case VISIBILITY_PUBLIC -> LocalResourceVisibility.PUBLIC;
                    case VISIBILITY_PRIVATE -> LocalResourceVisibility.PRIVATE;
                    default -> LocalResourceVisibility.APPLICATION;
                },
                file.getSizeBytes(),
                file.getModificationTimeMillis());
    }
}
