package io.yarnsubmit.protocol.cause;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Why something ended. Made where the end is decided or noticed, and carried as it is to whoever asks: in messages, in the
 * mark that YARN keeps, in the journal, in JSON. {@link EndSentences} makes the sentence; nobody reads one.
 *
 * @param subject what it is about
 * @param figures those that the code has, as far as they are known
 * @param detail what somebody else wrote or said: an exception, YARN's words, the reason that a user gave; empty if there is
 *     none. Its sentence quotes it as it is. Cut off after 8,000 bytes
 * @param causes what led to it, the oldest first; those have no causes themselves
 */
public record EndCause(
        EndCode code,
        Map<CauseSubject, String> subject,
        Map<CauseFigure, Long> figures,
        String detail,
        List<EndCause> causes) {
    // The ResourceManager keeps the sentence in its state store, of which this is the larger part.
    private static final int LONGEST_DETAIL = 8_000;
    private static final int LONGEST_SUBJECT = 255;

    public EndCause {
        Map<CauseSubject, String> about = new EnumMap<>(CauseSubject.class);
        subject.forEach((name, value) -> {
            if (!value.isEmpty()) {
                about.put(name, ShortText.cut(value, LONGEST_SUBJECT));
            }
        });
        Map<CauseFigure, Long> known = new EnumMap<>(CauseFigure.class);
        known.putAll(figures);
        if (!code.figures().containsAll(known.keySet())) {
            throw new IllegalArgumentException(code + " has no such figures: " + known);
        }
        causes = List.copyOf(causes);
        if (causes.stream().anyMatch(cause -> !cause.causes().isEmpty())) {
            throw new IllegalArgumentException("causes of causes of " + code);
        }
        subject = Collections.unmodifiableMap(about);
        figures = Collections.unmodifiableMap(known);
        detail = ShortText.cut(detail, LONGEST_DETAIL);
    }

    /** With nothing but a code. */
    public static EndCause of(EndCode code) {
        return new EndCause(code, Map.of(), Map.of(), "", List.of());
    }

    /** The same, about that too; an empty value says nothing. */
    public EndCause about(CauseSubject name, String value) {
        Map<CauseSubject, String> about = new LinkedHashMap<>(subject);
        about.put(name, value);
        return new EndCause(code, about, figures, detail, causes);
    }

    /** The same, with that figure. */
    public EndCause with(CauseFigure figure, long value) {
        Map<CauseFigure, Long> more = new LinkedHashMap<>(figures);
        more.put(figure, value);
        return new EndCause(code, subject, more, detail, causes);
    }

    /** The same, with what somebody else wrote. */
    public EndCause quoting(String words) {
        return new EndCause(code, subject, figures, words, causes);
    }

    /** The same, with what led to it. */
    public EndCause because(List<EndCause> reasons) {
        return new EndCause(code, subject, figures, detail, reasons);
    }

    /** What it is about; empty when that is not known. */
    public String about(CauseSubject name) {
        return subject.getOrDefault(name, "");
    }

    /** A figure, if it is known. */
    public OptionalLong figure(CauseFigure name) {
        Long value = figures.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** In words. */
    public String sentence() {
        return EndSentences.of(this);
    }

    /** In words, with the executor's id, machine and container before them. */
    public String sentenceOfExecutor() {
        return ExecutorSentences.withItsPlace(this);
    }

    /** As JSON objects, arrays, strings and integers; what is empty is left out. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", code.label());
        Map<String, Object> about = new LinkedHashMap<>();
        subject.forEach((name, value) -> about.put(name.label(), value));
        putUnlessEmpty(json, "subject", about);
        Map<String, Object> numbers = new LinkedHashMap<>();
        figures.forEach((name, value) -> numbers.put(name.label(), value));
        putUnlessEmpty(json, "figures", numbers);
        if (!detail.isEmpty()) {
            json.put("detail", detail);
        }
        if (!causes.isEmpty()) {
            json.put("causes", causes.stream().map(EndCause::toJson).toList());
        }
        return json;
    }

    /** For logs. */
    @Override
    public String toString() {
        return code.label() + subject + figures + ": " + sentence();
    }

    private static void putUnlessEmpty(Map<String, Object> json, String key, Map<String, Object> members) {
        if (!members.isEmpty()) {
            json.put(key, members);
        }
    }
}
