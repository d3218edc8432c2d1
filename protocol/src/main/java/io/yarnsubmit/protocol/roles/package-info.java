/** What client and driver have to read alike about roles: templates, and the names of files and variables of an instance. */
@NullMarked
package io.yarnsubmit.protocol.roles;

import org.jspecify.annotations.NullMarked;
