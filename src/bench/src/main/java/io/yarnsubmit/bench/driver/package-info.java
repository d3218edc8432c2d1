/** The driver program that the benchmark submits. It knows the API alone. */
@NullMarked
package io.yarnsubmit.bench.driver;

import org.jspecify.annotations.NullMarked;
