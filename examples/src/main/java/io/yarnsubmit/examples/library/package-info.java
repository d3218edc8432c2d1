/** A program that submits applications. */
@NullMarked
package io.yarnsubmit.examples.library;

import org.jspecify.annotations.NullMarked;
