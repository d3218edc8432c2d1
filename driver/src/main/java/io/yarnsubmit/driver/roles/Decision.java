package io.yarnsubmit.driver.roles;

/**
 * How the roles have decided the application. It is made once.
 *
 * @param by the instance that was the last to be waited for, or that has failed
 */
public record Decision(boolean success, InstanceView by) {}
