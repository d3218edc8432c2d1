package io.yarnsubmit.client.yarn.logs;

import io.yarnsubmit.client.yarn.web.HadoopJson;
import java.util.ArrayList;
import java.util.List;

/** Reads a NodeManager's list of a container's log files. */
final class LogList {
    private LogList() {}

    /** The files, without the part that is aggregated already under the same name. */
    static List<LogFile> read(HadoopJson page) {
        List<LogFile> files = new ArrayList<>();
        for (HadoopJson container : page.list("containerLogsInfo")) {
            if (!container.text("logAggregationType").equals("AGGREGATED")) {
                container.list("containerLogInfo").forEach(file -> files.add(file(container, file)));
            }
        }
        return files;
    }

    private static LogFile file(HadoopJson container, HadoopJson file) {
        return new LogFile(
                container.text("containerId"),
                container.text("nodeId"),
                file.text("fileName"),
                file.number("fileSize").orElse(0),
                LogBlocks.time(file.text("lastModifiedTime")));
    }
}
