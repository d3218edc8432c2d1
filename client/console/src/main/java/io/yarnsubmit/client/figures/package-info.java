/** Quantities as people read them. */
@NullMarked
package io.yarnsubmit.client.figures;

import org.jspecify.annotations.NullMarked;
