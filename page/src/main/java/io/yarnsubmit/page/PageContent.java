package io.yarnsubmit.page;

import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.LogChunk;
import java.io.IOException;

/** Where a page gets what it shows. Called on the page's threads, which may wait. */
public interface PageContent {
    /** What stays the same. */
    PageFacts facts();

    /** The present state. */
    ApplicationDescription description() throws IOException;

    /**
     * A part of the journal, which may end within a line.
     *
     * @param offset of the first byte
     */
    LogChunk journal(long offset) throws IOException;
}
