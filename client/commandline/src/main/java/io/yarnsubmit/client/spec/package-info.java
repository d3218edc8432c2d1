/**
 * Job files: what is to be run, as YAML or JSON, and with line numbers for whoever made a mistake in it. One table, made from
 * the catalogue of configuration keys, says what may be in one. Knows neither Hadoop nor the options. {@link
 * io.yarnsubmit.client.spec.SpecReader} is the way in.
 */
@NullMarked
package io.yarnsubmit.client.spec;

import org.jspecify.annotations.NullMarked;
