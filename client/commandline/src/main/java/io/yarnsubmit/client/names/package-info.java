/** How a file is named: one rule for options, job files and {@code map}, in every mode. Knows no Hadoop types. */
@NullMarked
package io.yarnsubmit.client.names;

import org.jspecify.annotations.NullMarked;
