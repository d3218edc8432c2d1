/** Which containers are asked for, launched, stopped and given back, and why executors were lost. */
@NullMarked
package io.yarnsubmit.appmaster.allocation;

import org.jspecify.annotations.NullMarked;
