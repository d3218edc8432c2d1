/** The connection to the ApplicationMaster, kept across its attempts. */
@NullMarked
package io.yarnsubmit.driver.link;

import org.jspecify.annotations.NullMarked;
