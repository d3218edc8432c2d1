package io.yarnsubmit.client.yarn.logs;

import io.yarnsubmit.client.yarn.logs.LogsUnavailable.Kind;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.logaggregation.ContainerLogFileInfo;
import org.apache.hadoop.yarn.logaggregation.ContainerLogMeta;
import org.apache.hadoop.yarn.logaggregation.ContainerLogsRequest;
import org.apache.hadoop.yarn.logaggregation.filecontroller.LogAggregationFileController;
import org.apache.hadoop.yarn.logaggregation.filecontroller.LogAggregationFileControllerFactory;
import org.apache.hadoop.yarn.logaggregation.filecontroller.ifile.LogAggregationIndexedFileController;
import org.jspecify.annotations.Nullable;

/**
 * The logs that NodeManagers have brought to the cluster's file system, in any format: one of YARN's file controllers
 * reads them. Each is tried, because an old application's logs may have another format than today's.
 */
final class AggregatedLogs {
    /** The names under which the indexed format is configured; it is part of the directory's name. */
    private static final List<String> INDEXED = List.of("IFile", "IndexedFile", "IndexedFormat");

    private static final String CLASS_KEY = "yarn.log-aggregation.file-controller.%s.class";

    private final Configuration configuration;

    AggregatedLogs(Configuration configuration) {
        this.configuration = withAllFormats(configuration);
    }

    /** First the formats of this gateway's configuration, then those that it may not know. */
    private static Configuration withAllFormats(Configuration given) {
        Configuration all = new Configuration(given);
        Set<String> formats =
                new LinkedHashSet<>(all.getTrimmedStringCollection(YarnConfiguration.LOG_AGGREGATION_FILE_FORMATS));
        // A foreign format without its reader on the class path would prevent reading the others.
        formats.removeIf(name -> all.getClassByNameOrNull(all.getTrimmed(String.format(CLASS_KEY, name), "")) == null);
        formats.add("TFile");
        for (String name : INDEXED) {
            formats.add(name);
            all.setIfUnset(String.format(CLASS_KEY, name), LogAggregationIndexedFileController.class.getName());
        }
        all.set(YarnConfiguration.LOG_AGGREGATION_FILE_FORMATS, String.join(",", formats));
        return all;
    }

    /**
     * The files of an application's containers.
     *
     * @param container only this one; null: all
     * @throws LogsUnavailable if there are none, or they may not be read
     */
    List<LogFile> list(String application, String owner, @Nullable String container) throws IOException {
        ContainerLogsRequest request = request(application, owner, container);
        List<LogFile> files = new ArrayList<>();
        for (ContainerLogMeta meta : controller(application, owner).readAggregatedLogsMeta(request)) {
            for (ContainerLogFileInfo file : meta.getContainerLogMeta()) {
                files.add(new LogFile(
                        meta.getContainerId(),
                        meta.getNodeId(),
                        file.getFileName(),
                        Long.parseLong(file.getFileSize()),
                        LogBlocks.time(file.getLastModifiedTime())));
            }
        }
        return files;
    }

    /**
     * Reads files, in the order they are stored.
     *
     * @param container only this one; null: all
     * @param names of the files; empty: all
     * @param size at most this many bytes of each; negative: the last ones
     * @return whether there were any
     */
    boolean read(
            String application, String owner, @Nullable String container, Set<String> names, long size, LogSink sink)
            throws IOException {
        ContainerLogsRequest request = request(application, owner, container);
        request.setLogTypes(names);
        request.setBytes(size);
        try (LogBlocks blocks = new LogBlocks(size, sink)) {
            return controller(application, owner).readAggregatedLogs(request, blocks);
        }
    }

    private static ContainerLogsRequest request(String application, String owner, @Nullable String container) {
        ContainerLogsRequest request = new ContainerLogsRequest();
        request.setAppId(ApplicationId.fromString(application));
        request.setAppOwner(owner);
        request.setAppFinished(true);
        if (container != null) {
            request.setContainerId(container);
        }
        return request;
    }

    /** The reader of the format that this application's logs have. */
    private LogAggregationFileController controller(String application, String owner) throws IOException {
        ApplicationId id = ApplicationId.fromString(application);
        Set<String> looked = new LinkedHashSet<>();
        AccessControlException refused = null;
        boolean started = false;
        for (LogAggregationFileController controller : new LogAggregationFileControllerFactory(configuration)
                .getConfiguredLogAggregationFileControllerList()) {
            for (Path directory :
                    List.of(controller.getRemoteAppLogDir(id, owner), controller.getOlderRemoteAppLogDir(id, owner))) {
                try {
                    Contents contents = contents(directory);
                    if (contents == Contents.FILES) {
                        return controller;
                    }
                    started |= contents == Contents.UNFINISHED;
                } catch (AccessControlException e) {
                    refused = e;
                }
                looked.add(directory.toUri().getPath());
            }
        }
        throw unavailable(looked, refused, started);
    }

    private enum Contents {
        NOTHING,
        UNFINISHED,
        FILES
    }

    private Contents contents(Path directory) throws IOException {
        try {
            Contents found = Contents.NOTHING;
            for (var file : directory.getFileSystem(configuration).listStatus(directory)) {
                if (!file.getPath().getName().endsWith(".tmp")) {
                    return Contents.FILES;
                }
                found = Contents.UNFINISHED;
            }
            return found;
        } catch (FileNotFoundException e) {
            return Contents.NOTHING;
        }
    }

    private LogsUnavailable unavailable(Set<String> looked, @Nullable AccessControlException refused, boolean started) {
        String where = looked.iterator().next();
        if (refused != null) {
            return new LogsUnavailable(
                    Kind.REFUSED,
                    "this user may not read the directory of its aggregated logs, " + where
                            + ": ask its owner or an administrator of the cluster",
                    refused);
        }
        if (started) {
            return new LogsUnavailable(Kind.NOT_THERE, "its logs are being aggregated to " + where + " just now");
        }
        if (!configuration.getBoolean(
                YarnConfiguration.LOG_AGGREGATION_ENABLED, YarnConfiguration.DEFAULT_LOG_AGGREGATION_ENABLED)) {
            return new LogsUnavailable(
                    Kind.NOT_THERE,
                    "log aggregation is off in this configuration (yarn.log-aggregation-enable): logs of ended"
                            + " applications stay on the machines, where an administrator can read them for a while");
        }
        return new LogsUnavailable(
                Kind.NOT_THERE,
                "there are no aggregated logs of it in " + where
                        + ": not yet, or not any more (yarn.log-aggregation.retain-seconds)");
    }
}
