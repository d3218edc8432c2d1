/** The verbs of an application's own commands. A small program on their PATH carries them out; here they are described. */
@NullMarked
package io.yarnsubmit.client.verbs.own;

import org.jspecify.annotations.NullMarked;
