/**
 * From the words on the command line to a checked request: one table of options, the configuration's sources in their
 * precedence, and every problem reported at once. Knows neither Hadoop nor a cluster. {@link
 * io.yarnsubmit.client.options.CommandLine} is the way in.
 */
@NullMarked
package io.yarnsubmit.client.options;

import org.jspecify.annotations.NullMarked;
