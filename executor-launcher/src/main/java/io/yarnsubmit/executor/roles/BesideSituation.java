package io.yarnsubmit.executor.roles;

/** Whether commands can run beside the instance. */
enum BesideSituation {
    /** They can. */
    RUNS,
    /** Not yet. */
    COMES,
    /** Not any more. Those that run are being ended with the instance. */
    ENDS,
    /** There is nothing beside which they could run. */
    NONE
}
