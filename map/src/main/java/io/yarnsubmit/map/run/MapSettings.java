package io.yarnsubmit.map.run;

import io.yarnsubmit.map.plan.MapPlan;

/**
 * What {@link MapCore} goes by.
 *
 * @param maxFailures 0: any number
 * @param fixedProgram whether all units run the same program, so that one that is missing is missing for all
 */
record MapSettings(int units, int retries, int maxFailures, boolean keepOrder, boolean fixedProgram) {
    static MapSettings of(MapPlan plan) {
        return new MapSettings(
                plan.units(),
                plan.options().retries(),
                plan.options().maxFailures(),
                plan.options().keepOrder(),
                plan.command().hasFixedProgram());
    }
}
