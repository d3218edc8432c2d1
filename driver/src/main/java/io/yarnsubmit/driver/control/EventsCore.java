package io.yarnsubmit.driver.control;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The application's last events, and the requests that wait for more. Single-threaded, no I/O, no clock.
 *
 * <pre>
 * event     what follows
 * --------  ---------------------------------------------------------------------------------------------------
 * happened  the event gets the next revision; all waiting requests are answered; the oldest event may be dropped
 * poll      answered at once if there are events after the revision that the request knows, or at the deadline
 * tick      requests whose deadline has come are answered without events
 * </pre>
 */
final class EventsCore {
    private final int most;
    private final int mostWaits;
    private final Deque<Event> events = new ArrayDeque<>();
    private final Map<Long, Wait> waits = new LinkedHashMap<>();
    private long revision;

    /**
     * What happened.
     *
     * @param fields for JSON
     */
    record Event(long revision, Map<String, Object> fields) {}

    /**
     * The answer to a request.
     *
     * @param revision to ask from next
     * @param missed whether events were dropped that the request has not seen
     */
    record Answer(long request, long revision, boolean missed, List<Event> events) {}

    private record Wait(long known, Instant deadline) {}

    /**
     * Without events.
     *
     * @param most events that are kept
     * @param mostWaits requests that wait at a time; another one is answered at once
     */
    EventsCore(int most, int mostWaits) {
        this.most = most;
        this.mostWaits = mostWaits;
    }

    /** Something has happened. */
    List<Answer> happened(Map<String, Object> fields) {
        events.add(new Event(++revision, fields));
        if (events.size() > most) {
            events.remove();
        }
        return endWaits(wait -> wait.known() < revision);
    }

    /** A request wants the events after a revision. One that knows more than there is, waits for the next event. */
    List<Answer> poll(long request, long known, Instant deadline, Instant now) {
        if (known < revision || !now.isBefore(deadline) || waits.size() >= mostWaits) {
            return List.of(answer(request, known));
        }
        waits.put(request, new Wait(Math.min(known, revision), deadline));
        return List.of();
    }

    /** Time passes. */
    List<Answer> tick(Instant now) {
        return endWaits(wait -> !now.isBefore(wait.deadline()));
    }

    /** When the next wait ends. */
    Optional<Instant> nextDeadline() {
        return waits.values().stream().map(Wait::deadline).min(Instant::compareTo);
    }

    private List<Answer> endWaits(Predicate<Wait> which) {
        List<Answer> answers = new ArrayList<>();
        waits.entrySet().removeIf(each -> {
            boolean ends = which.test(each.getValue());
            if (ends) {
                answers.add(answer(each.getKey(), each.getValue().known()));
            }
            return ends;
        });
        return answers;
    }

    private Answer answer(long request, long known) {
        long oldest = events.isEmpty() ? revision + 1 : events.element().revision();
        return new Answer(
                request,
                revision,
                known + 1 < oldest,
                events.stream().filter(event -> event.revision() > known).toList());
    }
}
