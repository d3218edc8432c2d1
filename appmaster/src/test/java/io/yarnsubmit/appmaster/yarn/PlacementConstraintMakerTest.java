package io.yarnsubmit.appmaster.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlacementConstraintMakerTest {
    @Test
    void onePerHost() {
        assertThat(constraint("a", "a: one-per-host")).isEqualTo("notin,node,a");
    }

    @Test
    void severalTermsHoldTogether() {
        assertThat(constraint("a", "a: max-per-host=3,max-per-rack=9,attribute:os=linux,attribute:java!=8"))
                .isEqualTo("and(cardinality,node,a,0,2:cardinality,rack,a,0,8:node,EQ,os=[linux]:node,NE,java=[8])");
    }

    @Test
    void nearAnotherGroup_theOtherNeedsItsTag() {
        assertThat(constraint("a", "a: near=b", "b:")).isEqualTo("in,node,b");
        assertThat(constraint("b", "a: near=b", "b:")).isEqualTo("cardinality,node,b,0,2147483647");
    }

    @Test
    void apartHoldsForBoth() {
        assertThat(constraint("a", "a: apart=b", "b:")).isEqualTo("notin,node,b");
        assertThat(constraint("b", "a: apart=b", "b:")).isEqualTo("notin,node,a");
    }

    @Test
    void groupsThatNoPlacementConcerns_haveNone() {
        assertThat(constraint("c", "a: apart=b", "b:", "c:")).isEmpty();
    }

    private static String constraint(String group, String... groups) {
        return new PlacementConstraintMaker(Arrays.stream(groups)
                        .map(text -> text.split(":", 2))
                        .map(parts -> ExecutorGroupPlan.newBuilder()
                                .setName(parts[0])
                                .setPlacement(parts[1].trim())
                                .build())
                        .toList())
                .of(group)
                .map(Object::toString)
                .orElse("");
    }
}
