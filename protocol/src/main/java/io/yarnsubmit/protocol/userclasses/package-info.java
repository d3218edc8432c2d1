/** The class loader of the user's jars, which hides our classes from them. */
@NullMarked
package io.yarnsubmit.protocol.userclasses;

import org.jspecify.annotations.NullMarked;
