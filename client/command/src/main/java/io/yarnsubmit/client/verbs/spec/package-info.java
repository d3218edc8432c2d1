/** The verb that begins and checks job files: {@link io.yarnsubmit.client.verbs.spec.SpecVerb}. */
@NullMarked
package io.yarnsubmit.client.verbs.spec;

import org.jspecify.annotations.NullMarked;
