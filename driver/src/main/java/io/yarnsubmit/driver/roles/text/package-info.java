/**
 * Makes the texts of an instance of a role: its command, its environment and its files, from templates and from what is known
 * of all instances. Pure; {@code RoleTexts} is the way in.
 */
@NullMarked
package io.yarnsubmit.driver.roles.text;

import org.jspecify.annotations.NullMarked;
