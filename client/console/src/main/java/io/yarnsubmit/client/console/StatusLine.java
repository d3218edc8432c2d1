package io.yarnsubmit.client.console;

import io.yarnsubmit.protocol.text.ShownText;
import java.util.ArrayList;
import java.util.List;

/**
 * The current status, as a live line that fits the terminal and as a plain line for a log. It is made of parts. If they do
 * not fit, the least important part takes a shorter form, until all fit or none can be shortened; then the end is cut.
 */
public final class StatusLine {
    private static final String SEPARATOR = ", ";
    /** The text may be the driver's. */
    private static final int LONGEST = 1_000;

    private final List<Part> parts;
    private final String plain;
    private final String gist;
    private final String counts;

    private StatusLine(Builder builder) {
        parts = List.copyOf(builder.parts);
        plain = builder.plain.toString();
        gist = builder.gist.toString();
        counts = builder.counts.toString();
    }

    /** The colour of a part, if there are colours. */
    public enum Tone {
        PLAIN(""),
        BAD("\033[31m");

        private final String begin;

        Tone(String begin) {
            this.begin = begin;
        }

        String paint(String text) {
            return this == PLAIN || text.isEmpty() ? text : begin + text + "\033[0m";
        }
    }

    private record Part(List<String> forms, int importance, Tone tone) {}

    /** A line of one part; every change of it is news. */
    public static StatusLine of(String text) {
        return of(text, text);
    }

    /** A line of one part; only a change of its gist is news. */
    public static StatusLine of(String text, String gist) {
        return builder()
                .part(Tone.PLAIN, 9, text)
                .plain(text)
                .gist(gist)
                .counts(text)
                .build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** For a log. */
    String plain() {
        return plain;
    }

    /** What is worth a line of a log at once when it changes. */
    String gist() {
        return gist;
    }

    /** What is worth a line of a log now and then when it changes. */
    String counts() {
        return counts;
    }

    /** For a terminal. */
    String fitting(int columns, boolean coloured) {
        int[] chosen = new int[parts.size()];
        while (TextWidth.columns(text(chosen, false)) > columns) {
            int victim = leastImportant(chosen);
            if (victim < 0) {
                return TextWidth.cut(text(chosen, false), columns);
            }
            chosen[victim]++;
        }
        return text(chosen, coloured);
    }

    private int leastImportant(int[] chosen) {
        int victim = -1;
        for (int i = 0; i < chosen.length; i++) {
            boolean canShrink = chosen[i] + 1 < parts.get(i).forms().size();
            if (canShrink
                    && (victim < 0
                            || parts.get(i).importance() < parts.get(victim).importance())) {
                victim = i;
            }
        }
        return victim;
    }

    private String text(int[] chosen, boolean coloured) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            Part part = parts.get(i);
            String form = ShownText.line(part.forms().get(chosen[i]), LONGEST);
            if (!form.isEmpty()) {
                shown.add(coloured ? part.tone().paint(form) : form);
            }
        }
        return String.join(SEPARATOR, shown);
    }

    /** Puts a line together. */
    public static final class Builder {
        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder plain = new StringBuilder();
        private final StringBuilder gist = new StringBuilder();
        private final StringBuilder counts = new StringBuilder();

        private Builder() {}

        /**
         * A part of the live line.
         *
         * @param importance the least important part is shortened first
         * @param forms from the longest to the shortest; an empty one leaves the part out
         */
        public Builder part(Tone tone, int importance, String... forms) {
            parts.add(new Part(List.of(forms), importance, tone));
            return this;
        }

        /** Words of the live line that may be cut. */
        public Builder words(int importance, String text) {
            return part(Tone.PLAIN, importance, text, TextWidth.cut(text, 48), TextWidth.cut(text, 24), "");
        }

        /** A part of the plain line. */
        public Builder plain(String text) {
            plain.append(plain.isEmpty() || text.isEmpty() ? "" : SEPARATOR).append(ShownText.line(text, LONGEST));
            return this;
        }

        /** Something that is news when it changes. */
        public Builder gist(String text) {
            gist.append(text).append('\n');
            return this;
        }

        /** Something that is news, but not at once. */
        public Builder counts(String text) {
            counts.append(text).append('\n');
            return this;
        }

        public StatusLine build() {
            return new StatusLine(this);
        }
    }
}
