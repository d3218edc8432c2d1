package io.yarnsubmit.client.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides from where one stream of the driver's output is read, so that each byte is shown once and in order, whatever becomes
 * of connections and ApplicationMasters. Not thread-safe, no I/O, no clock.
 *
 * <p>The client knows how far it is, and asks by offset; nobody else keeps anything but the file that the driver writes.
 *
 * <pre>
 * known                                                    next step
 * -------------------------------------------------------  ---------------------------------------------------------
 * something is being read                                  wait
 * the attempt's ApplicationMaster is there                 read from it; after a failure 100 ms later
 * it is gone for good: the next attempt is there, or the   show the tail that it left, if nothing lies before that;
 *   application is over and it does not answer               else read the log of its container
 * the log cannot be read                                   note what is missing, show the tail if there is one
 * all of this attempt was shown, or noted as missing       go on with the next attempt, from its beginning
 * that, and the application is over                        finished
 * nobody wants more                                        finished
 * </pre>
 */
final class RelayCore {
    static final Duration RETRY = Duration.ofMillis(100);
    /** An ApplicationMaster that answers but gives nothing, so often in a row, is as good as gone when all is over. */
    private static final int MOST_FAILURES = 20;

    private int attempt;
    private final Set<Integer> met = new HashSet<>();
    private long shown;
    private OptionalLong end = OptionalLong.empty();
    private boolean complete;
    private int nextAttempt;
    private boolean masterThere;
    private boolean over;
    private boolean unwanted;
    private boolean reading;
    private int failures;
    private Instant retryAt = Instant.MIN;
    private byte @Nullable [] tail;
    private @Nullable Left left;
    private boolean logTried;
    private String logProblem = "";
    private List<Gap> gaps = new ArrayList<>();

    private record Left(byte[] lastBytes, long length) {}

    /** @param first the attempt to begin with; 0 for the first that is met */
    RelayCore(int first) {
        attempt = first;
    }

    /** A connection to this attempt's ApplicationMaster begins. */
    void masterThere(int number) {
        if (attempt == 0) {
            attempt = number;
        }
        met.add(number);
        if (number > attempt) {
            nextAttempt = Math.max(nextAttempt, number);
        }
        masterThere = true;
        failures = 0;
        retryAt = Instant.MIN;
    }

    /** The connection is gone. */
    void masterGone() {
        masterThere = false;
    }

    /** The driver of this attempt has ended, after so many bytes. */
    void driverEnded(int number, long length) {
        if (number == attempt && nextAttempt <= attempt) {
            end = OptionalLong.of(length);
            complete |= shown >= length;
        }
    }

    /**
     * The last ApplicationMaster has left the last bytes.
     *
     * @param length of all output of its driver
     */
    void tailLeft(byte[] lastBytes, long length) {
        left = new Left(lastBytes.clone(), length);
        if (nextAttempt <= attempt) {
            takeLeft(left);
        }
    }

    private void takeLeft(Left found) {
        end = OptionalLong.of(found.length());
        tail = found.lastBytes();
        complete |= shown >= found.length();
    }

    /**
     * The application is over.
     *
     * @param lastAttempt its last; 0 when none was started
     */
    void over(int lastAttempt) {
        over = true;
        if (attempt == 0) {
            attempt = lastAttempt;
        } else if (lastAttempt > Math.max(attempt, nextAttempt)) {
            nextAttempt = lastAttempt;
        }
    }

    /** Nobody wants more. */
    void unwanted() {
        unwanted = true;
    }

    /** So many bytes more were shown. */
    void shown(int bytes) {
        shown += bytes;
        failures = 0;
    }

    /** A source has come to its end: the driver's, or that of a log that nobody writes any more. */
    void readingEnded() {
        reading = false;
        if (logTried) {
            end.ifPresent(known -> missingUpTo(known, "its log ends there"));
        }
        complete = true;
    }

    /** A source gave up before its end. */
    void readingFailed(String reason, Instant now) {
        reading = false;
        if (logTried) {
            logProblem = reason;
            withoutLog();
        } else {
            failures++;
            retryAt = now.plus(RETRY);
        }
    }

    /** What to do now. */
    RelayStep step(Instant now) {
        if (reading) {
            return new RelayStep.Wait();
        }
        if (unwanted) {
            return new RelayStep.Finished();
        }
        if (complete && nextAttempt > attempt) {
            begin(attempt + 1);
        }
        if (attempt == 0 || complete) {
            return over ? new RelayStep.Finished() : new RelayStep.Wait();
        }
        boolean isMasters = masterThere && nextAttempt <= attempt && !(over && failures > MOST_FAILURES);
        if (isMasters) {
            return now.isBefore(retryAt) ? new RelayStep.Wait() : readMaster();
        }
        return over || nextAttempt > attempt ? rest() : new RelayStep.Wait();
    }

    private void begin(int number) {
        attempt = number;
        shown = 0;
        end = OptionalLong.empty();
        complete = false;
        failures = 0;
        tail = null;
        logTried = false;
        logProblem = "";
        if (left != null && over && attempt >= nextAttempt) {
            takeLeft(left);
        }
    }

    private RelayStep readMaster() {
        reading = true;
        return new RelayStep.ReadMaster(attempt, shown);
    }

    private RelayStep rest() {
        if (tail != null && (logTried || tailBegin() <= shown)) {
            return showTail(tail);
        }
        reading = true;
        logTried = true;
        return new RelayStep.ReadLog(attempt, shown, isKnownToHaveRun());
    }

    private long tailBegin() {
        return end.orElseThrow() - (tail == null ? 0 : tail.length);
    }

    private RelayStep showTail(byte[] left) {
        long begin = tailBegin();
        if (begin > shown) {
            missingUpTo(begin, logProblem);
            shown = begin;
        }
        tail = null;
        reading = true;
        return new RelayStep.ShowTail(Arrays.copyOfRange(left, (int) (shown - begin), left.length));
    }

    /** The log cannot be read: the tail is all there is, if there is one. */
    private void withoutLog() {
        if (tail != null) {
            return;
        }
        if (end.isPresent()) {
            missingUpTo(end.getAsLong(), logProblem);
        } else if (isKnownToHaveRun()) {
            gaps.add(new Gap(attempt, shown, OptionalLong.empty(), logProblem));
        }
        complete = true;
    }

    /** Many an ApplicationMaster ends before its driver begins: then there is nothing to be missed. */
    private boolean isKnownToHaveRun() {
        return shown > 0 || end.isPresent() || met.contains(attempt);
    }

    private void missingUpTo(long offset, String reason) {
        if (offset > shown) {
            gaps.add(new Gap(attempt, shown, OptionalLong.of(offset - shown), reason));
        }
    }

    /** What was found to be missing since this was asked last. */
    List<Gap> takeGaps() {
        List<Gap> taken = gaps;
        gaps = new ArrayList<>();
        return taken;
    }

    /** Which attempt's output is shown; 0 before the first. */
    int attempt() {
        return attempt;
    }

    /** How many bytes of this attempt's output were shown. */
    long bytesShown() {
        return shown;
    }

    /** How many of its bytes are still to be shown, as far as is known. */
    long bytesLeft() {
        return complete ? 0 : Math.max(0, end.orElse(shown) - shown);
    }

    /** Whether all of this attempt's output was shown, noted as missing, or is not wanted. */
    boolean isComplete(int number) {
        return unwanted || attempt > number || attempt == number && complete;
    }

    /** Whether nothing more comes. */
    boolean isFinished() {
        return !reading && (unwanted || over && (attempt == 0 || complete && nextAttempt <= attempt));
    }
}
