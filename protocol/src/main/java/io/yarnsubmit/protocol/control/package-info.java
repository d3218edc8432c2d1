/**
 * What every process that serves the control API needs: the port, who is admitted, and requests and answers as values. The
 * driver decides what an answer is; other processes pass requests on to it.
 */
@NullMarked
package io.yarnsubmit.protocol.control;

import org.jspecify.annotations.NullMarked;
