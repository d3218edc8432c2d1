/** The plan of a run: the items, the command and the options, as a document for the driver. */
@NullMarked
package io.yarnsubmit.map.plan;

import org.jspecify.annotations.NullMarked;
