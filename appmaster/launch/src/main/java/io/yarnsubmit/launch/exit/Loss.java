package io.yarnsubmit.launch.exit;

import io.yarnsubmit.protocol.v1.LossClass;

/**
 * Why a container ended.
 *
 * @param message for people: what happened, with the figures, and what to change
 */
public record Loss(LossClass lossClass, String message) {}
