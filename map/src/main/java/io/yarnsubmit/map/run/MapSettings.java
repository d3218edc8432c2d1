package io.yarnsubmit.map.run;

import io.yarnsubmit.map.plan.MapPlan;

/**
 * The settings of {@link MapCore}.
 *
 * @param maxFailures the number of failed units that ends the run; 0 for no limit
 * @param fixedProgram whether all units run the same program; if it is missing, it is missing for all
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
