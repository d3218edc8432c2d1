/** What ApplicationMasters have noted of an application, read again. */
@NullMarked
package io.yarnsubmit.client.journal;

import org.jspecify.annotations.NullMarked;
