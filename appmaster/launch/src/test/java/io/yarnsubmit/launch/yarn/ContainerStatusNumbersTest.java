package io.yarnsubmit.launch.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.launch.exit.ExitStatusExplainer;
import io.yarnsubmit.protocol.v1.LossClass;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.yarn.api.records.ContainerExitStatus;
import org.junit.jupiter.api.Test;

/** The explainer knows no Hadoop types, so that its numbers are Hadoop's is proved here. */
class ContainerStatusNumbersTest {
    @Test
    void knowsEveryNumberOfHadoop() throws Exception {
        Map<String, LossClass> classes = new TreeMap<>();
        for (Field field : ContainerExitStatus.class.getFields()) {
            classes.put(
                    field.getName(),
                    ExitStatusExplainer.explain(field.getInt(null), "").lossClass());
        }
        assertThat(classes)
                .containsEntry("SUCCESS", LossClass.LOSS_CLASS_PROGRAM)
                .containsEntry("INVALID", LossClass.LOSS_CLASS_NODE)
                .containsEntry("ABORTED", LossClass.LOSS_CLASS_NODE)
                .containsEntry("DISKS_FAILED", LossClass.LOSS_CLASS_NODE)
                .containsEntry("PREEMPTED", LossClass.LOSS_CLASS_PREEMPTED)
                .containsEntry("KILLED_EXCEEDED_VMEM", LossClass.LOSS_CLASS_MEMORY)
                .containsEntry("KILLED_EXCEEDED_PMEM", LossClass.LOSS_CLASS_MEMORY)
                .containsEntry("KILLED_BY_APPMASTER", LossClass.LOSS_CLASS_OURS)
                .containsEntry("KILLED_BY_RESOURCEMANAGER", LossClass.LOSS_CLASS_NODE)
                .containsEntry("KILLED_AFTER_APP_COMPLETION", LossClass.LOSS_CLASS_OURS)
                .containsEntry("KILLED_BY_CONTAINER_SCHEDULER", LossClass.LOSS_CLASS_PREEMPTED);
    }
}
