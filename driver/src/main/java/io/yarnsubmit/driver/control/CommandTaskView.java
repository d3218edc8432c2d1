package io.yarnsubmit.driver.control;

import java.util.Optional;

/**
 * A task as others see it.
 *
 * @param attempts how many have begun, as far as is known
 * @param end of the whole task; empty while it runs or waits
 * @param outputDropped whether its output was dropped to make room
 */
record CommandTaskView(int id, String group, int attempts, Optional<CommandTaskEnd> end, boolean outputDropped) {}
