/** Drivers that the tests submit. They know the JDK and yarn-submit's api, and nothing else. */
package io.yarnsubmit.it.programs;
