/** An application whose executors are processes of this machine, without YARN: {@code --master local[N]}. Knows no Hadoop types. */
@NullMarked
package io.yarnsubmit.client.local;

import org.jspecify.annotations.NullMarked;
