package io.yarnsubmit.launch.yarn;

import io.yarnsubmit.launch.ContainerLinks;
import io.yarnsubmit.protocol.v1.LocalFile;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.LocalResource;
import org.apache.hadoop.yarn.api.records.LocalResourceType;
import org.apache.hadoop.yarn.api.records.LocalResourceVisibility;
import org.apache.hadoop.yarn.api.records.URL;

/** The plan's files in YARN's types. */
public final class LocalResources {
    private LocalResources() {}

    /** All that a container gets, by the names of the links that YARN is to make. */
    public static Map<String, LocalResource> of(List<LocalFile> files) {
        ContainerLinks links =
                ContainerLinks.of(files.stream().map(LocalFile::getLink).toList());
        Map<String, LocalResource> resources = new LinkedHashMap<>();
        files.forEach(file -> resources.put(links.name(file.getLink()), of(file)));
        return resources;
    }

    private static LocalResource of(LocalFile file) {
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
