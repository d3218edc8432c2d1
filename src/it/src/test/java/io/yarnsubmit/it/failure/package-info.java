/** What is shown of a test that fails or hangs: the words of the commands and applications it started. */
package io.yarnsubmit.it.failure;
