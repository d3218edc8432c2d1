package io.yarnsubmit.executor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnAccessTest {
    @Test
    void withoutARule_theOwnerIsLetIn() {
        assertThat(OwnAccess.problem(true, null)).isEmpty();
        assertThat(OwnAccess.problem(true, "")).isEmpty();
        assertThat(OwnAccess.problem(true, "true")).isEmpty();
    }

    @Test
    void theApplicationMayForbidIt() {
        assertThat(OwnAccess.problem(false, null)).contains("executor.access is false");
        assertThat(OwnAccess.problem(false, "true")).contains("executor.access is false");
    }

    /** YARN adds the administrator's value to the user's. */
    @Test
    void noUserCanOverrideTheAdministrator() {
        assertThat(OwnAccess.problem(true, "false")).contains("administrator");
        assertThat(OwnAccess.problem(true, "true:false")).contains("administrator");
        assertThat(OwnAccess.problem(true, "false:true")).contains("administrator");
    }
}
