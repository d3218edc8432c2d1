/** What people and programs are shown of a running application. */
@NullMarked
package io.yarnsubmit.appmaster.status;

import org.jspecify.annotations.NullMarked;
