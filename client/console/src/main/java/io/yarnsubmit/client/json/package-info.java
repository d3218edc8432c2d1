/** What the command tells programs. */
@NullMarked
package io.yarnsubmit.client.json;

import org.jspecify.annotations.NullMarked;
