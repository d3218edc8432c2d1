/** What Hadoop 3.3 misses without protobuf 2.5. */
@NullMarked
package com.google.protobuf;

import org.jspecify.annotations.NullMarked;
