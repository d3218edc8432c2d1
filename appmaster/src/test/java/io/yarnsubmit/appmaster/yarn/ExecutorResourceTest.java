package io.yarnsubmit.appmaster.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.api.protocolrecords.ResourceTypes;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.ResourceTypeInfo;
import org.apache.hadoop.yarn.util.resource.ResourceUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExecutorResourceTest {
    @BeforeAll
    static void knowTypes() {
        ResourceUtils.reinitializeResources(List.of(
                ResourceTypeInfo.newInstance("memory-mb", "Mi", ResourceTypes.COUNTABLE),
                ResourceTypeInfo.newInstance("vcores", "", ResourceTypes.COUNTABLE),
                ResourceTypeInfo.newInstance("yarn.io/gpu", "", ResourceTypes.COUNTABLE),
                ResourceTypeInfo.newInstance("disk", "M", ResourceTypes.COUNTABLE)));
    }

    @AfterAll
    static void forgetTypes() {
        ResourceUtils.reinitializeResources(List.of(
                ResourceTypeInfo.newInstance("memory-mb", "Mi", ResourceTypes.COUNTABLE),
                ResourceTypeInfo.newInstance("vcores", "", ResourceTypes.COUNTABLE)));
    }

    @Test
    void amountsAreInTheUnitOfTheirTypeUnlessTheyHaveOne() {
        Resource resource = ExecutorResource.of(group(Map.of("yarn.io/gpu", "4", "disk", "2G")));

        assertThat(resource.getMemorySize()).isEqualTo(512);
        assertThat(resource.getVirtualCores()).isEqualTo(2);
        assertThat(resource.getResourceValue("yarn.io/gpu")).isEqualTo(4);
        assertThat(resource.getResourceValue("disk")).isEqualTo(2_000);
        assertThat(ExecutorResource.of(group(Map.of("disk", "7"))).getResourceValue("disk"))
                .isEqualTo(7);
    }

    @Test
    void unknownTypeIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExecutorResource.of(group(Map.of("gpu", "1"))))
                .withMessageContaining("no resource type 'gpu' (it has disk, memory-mb, vcores, yarn.io/gpu)");
    }

    @Test
    void amountsThatAreNoneAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExecutorResource.of(group(Map.of("disk", "many"))))
                .withMessageContaining("'many' is not an amount of the resource disk");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExecutorResource.of(group(Map.of("disk", "2X"))))
                .withMessageContaining("unknown unit; YARN knows G, Gi, K");
    }

    @Test
    void containerFitsWhenNothingIsLess() {
        Resource asked = ExecutorResource.of(group(Map.of("yarn.io/gpu", "2")));
        Resource granted = ExecutorResource.of(group(Map.of("yarn.io/gpu", "2")));
        Map<String, String> custom = Map.of("yarn.io/gpu", "2");
        assertThat(ExecutorResource.fits(granted, asked, custom, true)).isTrue();

        granted.setResourceValue("yarn.io/gpu", 1);
        assertThat(ExecutorResource.fits(granted, asked, custom, true)).isFalse();
        granted.setResourceValue("yarn.io/gpu", 2);
        granted.setVirtualCores(1);
        assertThat(ExecutorResource.fits(granted, asked, custom, true)).isFalse();
        assertThat(ExecutorResource.fits(granted, asked, custom, false))
                .as("where the scheduler counts memory alone")
                .isTrue();
        granted.setMemorySize(511);
        assertThat(ExecutorResource.fits(granted, asked, custom, false)).isFalse();
    }

    private static ExecutorGroupPlan group(Map<String, String> resources) {
        return ExecutorGroupPlan.newBuilder()
                .setName("default")
                .setMemoryMib(512)
                .setCores(2)
                .putAllResources(resources)
                .build();
    }
}
