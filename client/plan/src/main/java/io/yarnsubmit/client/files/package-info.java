/** Which files an application wants in its containers, under which names. */
@NullMarked
package io.yarnsubmit.client.files;

import org.jspecify.annotations.NullMarked;
