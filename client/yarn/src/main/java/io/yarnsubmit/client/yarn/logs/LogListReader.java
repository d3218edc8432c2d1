package io.yarnsubmit.client.yarn.logs;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Reads a NodeManager's list of log files. As XML, which is the same in all versions: in JSON a list of one is no list, or
 * is one, with the version of Jersey.
 */
final class LogListReader {
    private LogListReader() {}

    /** What is there, without what is aggregated already under the same name. */
    static List<LogFile> read(InputStream xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            NodeList containers = factory.newDocumentBuilder().parse(xml).getElementsByTagName("containerLogsInfo");
            List<LogFile> files = new ArrayList<>();
            for (int i = 0; i < containers.getLength(); i++) {
                Element container = (Element) containers.item(i);
                if (!text(container, "logAggregationType").equals("AGGREGATED")) {
                    addFiles(container, files);
                }
            }
            return files;
        } catch (ParserConfigurationException | SAXException | NumberFormatException e) {
            throw new LogsUnavailable(
                    LogsUnavailable.Kind.UNREACHABLE, "the NodeManager's list of files cannot be read", e);
        }
    }

    private static void addFiles(Element container, List<LogFile> files) {
        String id = text(container, "containerId");
        String node = text(container, "nodeId");
        NodeList each = container.getElementsByTagName("containerLogInfo");
        for (int i = 0; i < each.getLength(); i++) {
            Element file = (Element) each.item(i);
            files.add(new LogFile(
                    id,
                    node,
                    text(file, "fileName"),
                    Long.parseLong(text(file, "fileSize")),
                    LogBlocks.time(text(file, "lastModifiedTime"))));
        }
    }

    private static String text(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
