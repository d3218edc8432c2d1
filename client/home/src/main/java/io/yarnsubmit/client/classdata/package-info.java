/**
 * Class data sharing: archives of our classes, from which JVMs start sooner. They are made on this machine, for one JDK and one
 * installation, and go to the cluster with the libraries.
 */
@NullMarked
package io.yarnsubmit.client.classdata;

import org.jspecify.annotations.NullMarked;
