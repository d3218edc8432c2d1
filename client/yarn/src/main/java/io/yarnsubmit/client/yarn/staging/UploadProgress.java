package io.yarnsubmit.client.yarn.staging;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What has been uploaded so far. Written by the uploads, read by the display. Thread-safe. */
public final class UploadProgress {
    private final AtomicLong uploadedBytes = new AtomicLong();
    private final AtomicLong expectedBytes = new AtomicLong();
    private final AtomicInteger uploadedFiles = new AtomicInteger();
    private final AtomicInteger cachedFiles = new AtomicInteger();
    private final AtomicInteger totalFiles = new AtomicInteger();

    void expect(int files) {
        totalFiles.addAndGet(files);
    }

    void expectBytes(long bytes) {
        expectedBytes.addAndGet(bytes);
    }

    void wrote(long bytes) {
        uploadedBytes.addAndGet(bytes);
    }

    void uploaded() {
        uploadedFiles.incrementAndGet();
    }

    void cached() {
        cachedFiles.incrementAndGet();
    }

    /** Bytes that were sent; files in the cache are not sent. */
    public long uploadedBytes() {
        return uploadedBytes.get();
    }

    /** The bytes of the files that are known to be missing so far. */
    public long expectedBytes() {
        return expectedBytes.get();
    }

    public int uploadedFiles() {
        return uploadedFiles.get();
    }

    public int cachedFiles() {
        return cachedFiles.get();
    }

    public int totalFiles() {
        return totalFiles.get();
    }
}
