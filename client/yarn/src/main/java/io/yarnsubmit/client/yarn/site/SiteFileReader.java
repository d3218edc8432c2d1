package io.yarnsubmit.client.yarn.site;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one of Hadoop's XML files and what it includes, with the same result as Hadoop's own Configuration, but with a sentence
 * for what cannot be read. Nothing is fetched from elsewhere, and no entity grows without bound. Used once, by one thread.
 */
final class SiteFileReader {
    private static final String ROOT = "configuration";
    private static final int MOST_ENTITIES = 1_000;
    private static final long MOST_CHARACTERS = 64L << 20;
    private static final XMLInputFactory XML = factory();

    private final SiteFileChain chain = new SiteFileChain();
    private final List<SiteProperty> properties = new ArrayList<>();

    private SiteFileReader() {}

    private static XMLInputFactory factory() {
        // The parser that Hadoop reads its own defaults with: there is no second one to load.
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Else what is wrong comes to light only when a text is asked for, as an unchecked exception.
        factory.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ENTITY_COUNT, MOST_ENTITIES);
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, MOST_CHARACTERS);
        factory.setProperty(WstxInputProperties.P_DTD_RESOLVER, (javax.xml.stream.XMLResolver)
                (id, system, base, name) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    /**
     * Reads.
     *
     * @return the properties in the order of the file; of one name there may be several
     */
    static List<SiteProperty> read(Path file) throws SiteFileException {
        SiteFileReader reader = new SiteFileReader();
        reader.file(file);
        return List.copyOf(reader.properties);
    }

    private void file(Path file) throws SiteFileException {
        byte[] bytes = chain.enter(file);
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                root(xml, file);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new SiteFileException(file + XmlComplaint.of(e));
        }
        chain.leave();
    }

    private void root(XMLStreamReader xml, Path file) throws XMLStreamException, SiteFileException {
        while (!xml.isStartElement()) {
            xml.next();
        }
        if (!xml.getLocalName().equals(ROOT)) {
            throw new SiteFileException(
                    file + " is no Hadoop configuration: its root is <" + xml.getLocalName() + ">, not <" + ROOT + ">");
        }
        content(xml, file);
        while (xml.hasNext()) {
            // What follows the root must be XML as well.
            xml.next();
        }
    }

    /** What is in a configuration, or in a fallback. */
    private void content(XMLStreamReader xml, Path file) throws XMLStreamException, SiteFileException {
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                switch (xml.getLocalName()) {
                    case "property" -> property(xml, file);
                    case "include" -> include(xml, file);
                    // Hadoop reads them as if they were not there.
                    default -> content(xml, file);
                }
            }
        }
    }

    private void property(XMLStreamReader xml, Path file) throws XMLStreamException, SiteFileException {
        int line = xml.getLocation().getLineNumber();
        String name = xml.getAttributeValue(null, "name");
        String value = xml.getAttributeValue(null, "value");
        boolean isFinal = "true".equals(xml.getAttributeValue(null, "final"));
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                String element = xml.getLocalName();
                if (element.equals("include")) {
                    include(xml, file);
                    continue;
                }
                String text = text(xml);
                switch (element) {
                    case "name" -> name = text.isEmpty() ? name : text.trim();
                    // As Hadoop reads it, an element without text sets nothing.
                    case "value" -> value = text.isEmpty() ? value : text;
                    case "final" -> isFinal = text.equals("true");
                    default -> {}
                }
            }
        }
        add(name, value, isFinal, file, line);
    }

    private void add(@Nullable String name, @Nullable String value, boolean isFinal, Path file, int line)
            throws SiteFileException {
        if (name == null || name.isEmpty() || value == null && !isFinal) {
            return;
        }
        if ((name + value).chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
            throw new SiteFileException(file + ", line " + line + ": a control character in a property");
        }
        properties.add(new SiteProperty(name, value, isFinal, file, line));
    }

    /** All text up to the end of the element, also that of elements within. */
    private static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                default -> {}
            }
        }
        return text.toString();
    }

    /** A file that is not there is no fault where there is a fallback. */
    private void include(XMLStreamReader xml, Path file) throws XMLStreamException, SiteFileException {
        int line = xml.getLocation().getLineNumber();
        String location = xml.getAttributeValue(null, "href");
        Optional<Path> included = location == null || location.isBlank()
                ? Optional.empty()
                : chain.find(location.trim(), file + ", line " + line);
        boolean hasFallback = false;
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                hasFallback |= xml.getLocalName().equals("fallback");
                if (included.isEmpty()) {
                    content(xml, file);
                } else {
                    text(xml);
                }
            }
        }
        if (included.isPresent()) {
            file(included.get());
        } else if (!hasFallback && location != null && !location.isBlank()) {
            throw new SiteFileException(
                    file + ", line " + line + ": the file '" + location + "' that is included is not there");
        }
    }
}
