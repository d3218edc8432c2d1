/** What YARN's launch script is given, so that every byte arrives. Knows no Hadoop types. */
@NullMarked
package io.yarnsubmit.appmaster.launch;

import org.jspecify.annotations.NullMarked;
