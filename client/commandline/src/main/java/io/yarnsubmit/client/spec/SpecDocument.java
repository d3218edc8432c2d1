package io.yarnsubmit.client.spec;

import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML, of which JSON is a part, into nodes that know their lines. Documents that a parser would need long for, and no
 * job file needs, are refused first: it reads the events one by one, and so never holds more than its limits allow.
 */
final class SpecDocument {
    static final int MOST_CHARACTERS = 1 << 20;
    private static final int DEEPEST = 20;
    private static final int MOST_ALIASES = 50;

    private SpecDocument() {}

    /** Empty: it has nothing but perhaps comments. */
    static Optional<Node> read(String text, SpecProblems problems) {
        if (text.length() > MOST_CHARACTERS) {
            problems.add(0, "this is not a job file: it has more than " + MOST_CHARACTERS + " characters");
            return Optional.empty();
        }
        // A tab is a blank in JSON, but not in YAML, and it is never within one of JSON's texts.
        String blanks = text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(MOST_CHARACTERS)
                .setMaxAliasesForCollections(MOST_ALIASES)
                .setSchema(new CoreSchema())
                .build();
        try {
            return isWithinLimits(new Parse(settings).parseString(blanks).iterator(), problems)
                    ? new Compose(settings).composeString(blanks)
                    : Optional.empty();
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(SpecDocument::line).orElse(0);
            String context = e.getContext() == null ? "" : e.getContext() + ", ";
            problems.add(line, "this is not YAML: " + context + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(0, "this is not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static boolean isWithinLimits(Iterator<Event> events, SpecProblems problems) {
        int depth = 0;
        int aliases = 0;
        int documents = 0;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            } else if (event instanceof AliasEvent) {
                aliases++;
            } else if (event instanceof DocumentStartEvent) {
                documents++;
            }
            if (depth > DEEPEST || aliases > MOST_ALIASES || documents > 1) {
                problems.add(
                        event.getStartMark().map(SpecDocument::line).orElse(0),
                        documents > 1
                                ? "a second document begins here; a job file has one"
                                : depth > DEEPEST
                                        ? "this is nested more than " + DEEPEST + " levels deep"
                                        : "there are more than " + MOST_ALIASES + " aliases");
                return false;
            }
        }
        return true;
    }

    /** Where a node begins, counted from 1. */
    static int line(Node node) {
        return node.getStartMark().map(SpecDocument::line).orElse(0);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }
}
