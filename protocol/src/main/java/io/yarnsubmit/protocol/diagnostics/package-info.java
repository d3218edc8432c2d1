/** What YARN says in English, turned into data. Nothing else reads YARN's words, and nothing at all reads ours. */
@NullMarked
package io.yarnsubmit.protocol.diagnostics;

import org.jspecify.annotations.NullMarked;
