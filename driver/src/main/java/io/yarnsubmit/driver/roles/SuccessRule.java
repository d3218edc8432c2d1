package io.yarnsubmit.driver.roles;

/** When the application has succeeded. */
public sealed interface SuccessRule {
    /** When the driver's program ends; roles decide nothing. */
    record Driver() implements SuccessRule {}

    /** When all instances have succeeded; failed with the first that fails for good. */
    record All() implements SuccessRule {}

    /** When one instance has succeeded; failed when all have failed for good. */
    record Any() implements SuccessRule {}

    /** When this instance has succeeded. */
    record One(InstanceId instance) implements SuccessRule {}

    /** When all instances of this role have succeeded. */
    record Role(String role) implements SuccessRule {}
}
