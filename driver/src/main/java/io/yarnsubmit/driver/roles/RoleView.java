package io.yarnsubmit.driver.roles;

import java.util.List;

/**
 * How a role is.
 *
 * @param count how many instances it is to have
 * @param instances by index; there may be more than the count, which are ending
 */
public record RoleView(String name, int count, int generation, List<InstanceView> instances) {}
