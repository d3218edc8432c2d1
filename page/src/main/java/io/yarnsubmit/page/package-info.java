/**
 * The web page of one application: its server, what it may show to whom, and what it shows. The front end is in the resources.
 * Knows neither Hadoop nor where the page runs.
 */
@NullMarked
package io.yarnsubmit.page;

import org.jspecify.annotations.NullMarked;
