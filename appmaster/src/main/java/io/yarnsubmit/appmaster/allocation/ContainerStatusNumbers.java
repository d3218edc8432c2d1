package io.yarnsubmit.appmaster.allocation;

/** YARN's numbers for containers that did not end by themselves (org.apache.hadoop.yarn.api.records.ContainerExitStatus). */
final class ContainerStatusNumbers {
    static final int INVALID = -1000;
    static final int ABORTED = -100;
    static final int DISKS_FAILED = -101;
    static final int PREEMPTED = -102;
    static final int KILLED_EXCEEDED_VMEM = -103;
    static final int KILLED_EXCEEDED_PMEM = -104;
    static final int KILLED_BY_APPMASTER = -105;
    static final int KILLED_BY_RESOURCEMANAGER = -106;
    static final int KILLED_AFTER_APP_COMPLETION = -107;
    static final int KILLED_BY_CONTAINER_SCHEDULER = -108;
    static final int KILLED_FOR_EXCESS_LOGS = -109;

    private ContainerStatusNumbers() {}
}
