/** Submits one application, or shows what submitting it would do. */
@NullMarked
package io.yarnsubmit.client.submit;

import org.jspecify.annotations.NullMarked;
