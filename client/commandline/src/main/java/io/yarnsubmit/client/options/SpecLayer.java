package io.yarnsubmit.client.options;

import io.yarnsubmit.client.spec.Spec;
import io.yarnsubmit.client.spec.SpecReader;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.ContainerKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The values of a job file, or of all {@code --set}, which override it. */
final class SpecLayer {
    private static final Set<String> LOCATIONS =
            Set.of(ConfigKeys.JARS.name(), ConfigKeys.FILES.name(), ConfigKeys.ARCHIVES.name());

    private final Layer layer;
    private final SpecReader reader;
    private @Nullable String applicationJar;
    private @Nullable List<String> arguments;
    private @Nullable List<String> command;

    SpecLayer(Map<String, String> environment, Problems problems) {
        layer = new Layer(problems);
        reader = new SpecReader(
                environment,
                (typed, candidates) -> Suggestions.question(Suggestions.near(typed, candidates)),
                problems::add);
    }

    Layer layer() {
        return layer;
    }

    Optional<String> applicationJar() {
        return Optional.ofNullable(applicationJar);
    }

    Optional<List<String>> arguments() {
        return Optional.ofNullable(arguments);
    }

    Optional<List<String>> command() {
        return Optional.ofNullable(command);
    }

    /** Paths in a file are relative to its folder, so that they mean the same wherever it is submitted from. */
    void read(Path file) {
        FolderNames names =
                new FolderNames(Optional.ofNullable(file.getParent()).orElse(Path.of("")));
        take(
                reader.read(file),
                value -> new Origin.SpecLine(file, value.line(), value.path()),
                names::list,
                names::one);
    }

    void assign(String assignment) {
        take(
                reader.assignment(assignment),
                value -> new Origin.Set(value.path()),
                UnaryOperator.identity(),
                UnaryOperator.identity());
    }

    private void take(
            Spec spec,
            Function<Spec.Value, Origin> origin,
            UnaryOperator<String> locations,
            UnaryOperator<String> location) {
        for (Spec.Value value : spec.values()) {
            String text = value.text();
            if (LOCATIONS.contains(value.key())) {
                text = locations.apply(text);
            } else if (value.key().startsWith(ContainerKeys.SECRETS) && !text.startsWith(SecretReader.VARIABLE)) {
                text = location.apply(text);
            }
            layer.putNamed(value.key(), text, origin.apply(value));
        }
        spec.jar().ifPresent(jar -> applicationJar = location.apply(jar.text()));
        arguments = spec.arguments() == null ? arguments : texts(spec.arguments());
        command = spec.command() == null ? command : texts(spec.command());
    }

    private static List<String> texts(List<Spec.Program> words) {
        return words.stream().map(Spec.Program::text).toList();
    }
}
