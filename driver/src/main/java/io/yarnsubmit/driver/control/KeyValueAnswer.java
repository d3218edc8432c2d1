package io.yarnsubmit.driver.control;

/**
 * What the {@link KeyValueCore} wants done: a request is answered. Each request is answered once.
 *
 * @param request as it was given with the event
 */
record KeyValueAnswer(long request, KeyValueReply reply) {}
