@NullMarked
package io.yarnsubmit.page;

import org.jspecify.annotations.NullMarked;
