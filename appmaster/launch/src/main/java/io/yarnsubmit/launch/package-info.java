/** What a process is started with: its command, every byte of which must arrive through the launch script of YARN, and its files. Knows no Hadoop types. */
@NullMarked
package io.yarnsubmit.launch;

import org.jspecify.annotations.NullMarked;
