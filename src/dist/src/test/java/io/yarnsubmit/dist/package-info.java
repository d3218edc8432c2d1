/** What the distribution holds, and whether its documents are right about it. */
package io.yarnsubmit.dist;
