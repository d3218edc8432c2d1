/** What the user sees of yarn-submit itself: one live line on a terminal, plain lines elsewhere. */
@NullMarked
package io.yarnsubmit.client.console;

import org.jspecify.annotations.NullMarked;
