package io.yarnsubmit.launch.exit;

/** YARN's numbers for containers that did not end by themselves (org.apache.hadoop.yarn.api.records.ContainerExitStatus). */
public final class ContainerStatusNumbers {
    public static final int INVALID = -1000;
    public static final int ABORTED = -100;
    public static final int DISKS_FAILED = -101;
    public static final int PREEMPTED = -102;
    public static final int KILLED_EXCEEDED_VMEM = -103;
    public static final int KILLED_EXCEEDED_PMEM = -104;
    public static final int KILLED_BY_APPMASTER = -105;
    public static final int KILLED_BY_RESOURCEMANAGER = -106;
    public static final int KILLED_AFTER_APP_COMPLETION = -107;
    public static final int KILLED_BY_CONTAINER_SCHEDULER = -108;
    public static final int KILLED_FOR_EXCESS_LOGS = -109;

    private ContainerStatusNumbers() {}
}
