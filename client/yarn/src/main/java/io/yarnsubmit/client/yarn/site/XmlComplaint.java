package io.yarnsubmit.client.yarn.site;

import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

/** What an XML parser complains of, as the end of a sentence that begins with the file's name. */
final class XmlComplaint {
    private static final Pattern PLACE = Pattern.compile("\\s*at \\[row.*", Pattern.DOTALL);

    private XmlComplaint() {}

    static String of(XMLStreamException complaint) {
        Location location = complaint.getLocation();
        String line = location == null || location.getLineNumber() < 1 ? "" : ", line " + location.getLineNumber();
        String words = PLACE.matcher(String.valueOf(complaint.getMessage()))
                .replaceFirst("")
                .replaceAll("\\s+", " ")
                .strip();
        return line + ": " + meaning(words);
    }

    private static String meaning(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("external entity")) {
            return "it refers to an external entity, which is not read; include a file by <xi:include href=.../>";
        }
        if (lower.contains("maximum") && (lower.contains("entit") || lower.contains("limit"))) {
            return "its entities grow beyond bounds (" + words + ")";
        }
        if (lower.contains("eof")) {
            return "it ends before its XML does; was it cut off? (" + words + ")";
        }
        if (lower.contains("utf-8") || lower.contains("encoding") || lower.contains("byte")) {
            return "its characters are not in the encoding that it declares, by default UTF-8 (" + words + ")";
        }
        return "it is not XML (" + words + ")";
    }
}
