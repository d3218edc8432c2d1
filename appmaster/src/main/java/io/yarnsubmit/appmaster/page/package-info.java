/** What the application's web page shows of the ApplicationMaster. */
@NullMarked
package io.yarnsubmit.appmaster.page;

import org.jspecify.annotations.NullMarked;
