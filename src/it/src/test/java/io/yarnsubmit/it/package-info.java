/** The promises of yarn-submit, each proved on a real YARN with the commands that users run. */
package io.yarnsubmit.it;
