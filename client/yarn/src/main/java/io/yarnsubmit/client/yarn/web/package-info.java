/** One client for the web services of Hadoop's daemons. */
@NullMarked
package io.yarnsubmit.client.yarn.web;

import org.jspecify.annotations.NullMarked;
