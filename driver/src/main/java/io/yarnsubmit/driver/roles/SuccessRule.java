package io.yarnsubmit.driver.roles;

/** When the application has succeeded. */
public sealed interface SuccessRule {
    /** How many instances a role must keep so that there can be a decision. */
    default int least(String role) {
        return 0;
    }

    /** When the driver's program ends; roles decide nothing. */
    record Driver() implements SuccessRule {}

    /** When all instances have succeeded; failed with the first that fails for good. */
    record All() implements SuccessRule {}

    /** When one instance has succeeded; failed when all have failed for good. */
    record Any() implements SuccessRule {}

    /** When this instance has succeeded. */
    record One(InstanceId instance) implements SuccessRule {
        @Override
        public int least(String role) {
            return role.equals(instance.role()) ? instance.index() + 1 : 0;
        }
    }

    /** When all instances of this role have succeeded. */
    record Role(String role) implements SuccessRule {}
}
