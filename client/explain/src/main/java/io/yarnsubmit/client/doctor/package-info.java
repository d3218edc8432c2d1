/** The doctor's verdicts: what was found out, held against what is needed. Knows no Hadoop types. */
@NullMarked
package io.yarnsubmit.client.doctor;

import org.jspecify.annotations.NullMarked;
