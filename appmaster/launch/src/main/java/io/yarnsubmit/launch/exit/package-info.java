/** Why a container ended, from what YARN says of it. Knows no Hadoop types. */
@NullMarked
package io.yarnsubmit.launch.exit;

import org.jspecify.annotations.NullMarked;
