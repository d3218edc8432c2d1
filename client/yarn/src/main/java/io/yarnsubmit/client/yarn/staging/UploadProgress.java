package io.yarnsubmit.client.yarn.staging;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What has been brought to the cluster so far. Written by the uploads, read by whoever shows it. Thread-safe. */
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

    /** Bytes that went over the wire: what the cache has costs nothing. */
    public long uploadedBytes() {
        return uploadedBytes.get();
    }

    /** Of the files that are known to be lacking so far. */
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
