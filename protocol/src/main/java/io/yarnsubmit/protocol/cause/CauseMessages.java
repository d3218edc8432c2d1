package io.yarnsubmit.protocol.cause;

import io.yarnsubmit.protocol.v1.Cause;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Causes in messages between processes. */
public final class CauseMessages {
    private CauseMessages() {}

    public static Cause of(EndCause cause) {
        Cause.Builder message = Cause.newBuilder().setCode(cause.code().label()).setDetail(cause.detail());
        cause.subject().forEach((name, value) -> message.putSubject(name.label(), value));
        cause.figures().forEach((name, value) -> message.putFigures(name.label(), value));
        cause.causes().forEach(each -> message.addCauses(of(each)));
        return message.build();
    }

    /** The cause; empty when a newer version has a code for it that this one does not know. */
    public static Optional<EndCause> read(Cause message) {
        return EndCode.of(message.getCode()).map(code -> {
            Map<CauseSubject, String> subject = new EnumMap<>(CauseSubject.class);
            message.getSubjectMap()
                    .forEach((label, value) -> CauseSubject.of(label).ifPresent(name -> subject.put(name, value)));
            Map<CauseFigure, Long> figures = new EnumMap<>(CauseFigure.class);
            message.getFiguresMap()
                    .forEach((label, value) -> CauseFigure.of(label)
                            .filter(code.figures()::contains)
                            .ifPresent(name -> figures.put(name, value)));
            return new EndCause(
                    code,
                    subject,
                    figures,
                    message.getDetail(),
                    message.getCausesList().stream()
                            // A cause of a cause is of a newer version.
                            .map(each -> each.toBuilder().clearCauses().build())
                            .flatMap(each -> read(each).stream())
                            .toList());
        });
    }
}
