/** Kerberos as this machine has it, and what clusters say when they refuse a user. Without Hadoop's classes. */
@NullMarked
package io.yarnsubmit.client.yarn.kerberos;

import org.jspecify.annotations.NullMarked;
