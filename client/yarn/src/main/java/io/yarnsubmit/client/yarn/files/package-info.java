/** Files of the file systems that Hadoop knows, as the rule of names looks at them. */
@NullMarked
package io.yarnsubmit.client.yarn.files;

import org.jspecify.annotations.NullMarked;
