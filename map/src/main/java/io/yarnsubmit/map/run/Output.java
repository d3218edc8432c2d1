package io.yarnsubmit.map.run;

import io.yarnsubmit.map.item.ItemEnd;
import java.io.IOException;

/** Where the output of units goes. */
interface Output {
    /** Takes the whole output of a unit; what was taken is written when this returns. */
    void deliver(ItemEnd end) throws IOException;
}
