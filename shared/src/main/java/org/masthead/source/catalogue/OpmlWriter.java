package org.masthead.source.catalogue;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.masthead.source.Source;

/** Writes OPML; each feed's outline says all of its title. */
final class OpmlWriter {

    /** What XML 1.0 §2.2 has no way to write. */
    private static final Pattern UNWRITABLE =
            Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final XMLStreamWriter xml;

    private OpmlWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String write(List<Source> sources, Instant now) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new OpmlWriter(xml).document(sources, now);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return text.toString();
    }

    private void document(List<Source> sources, Instant now) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("opml");
        xml.writeAttribute("version", "2.0");
        xml.writeNamespace("masthead", Opml.NAMESPACE);
        head(now);
        line(1);
        xml.writeStartElement("body");
        for (var source : sources) {
            for (var feed : source.feeds()) {
                outline(source, feed);
            }
        }
        line(1);
        xml.writeEndElement();
        line(0);
        xml.writeEndElement();
        line(0);
        xml.writeEndDocument();
    }

    private void head(Instant now) throws XMLStreamException {
        line(1);
        xml.writeStartElement("head");
        element("title", "Titles that Masthead carries");
        element(
                "dateCreated",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
        element("docs", "https://opml.org/spec2.opml");
        line(1);
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        line(2);
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void outline(Source source, String feed) throws XMLStreamException {
        line(2);
        xml.writeEmptyElement("outline");
        attribute("type", "rss");
        attribute("text", source.name());
        attribute("title", source.name());
        attribute("xmlUrl", feed);
        attribute("htmlUrl", source.homePage());
        attribute("language", source.language());
        if (!source.topics().isEmpty()) {
            attribute("category", String.join(",", source.topics()));
        }
        own("id", source.id());
        own("country", source.country());
        own("licence", source.licence());
        own("rights", source.rights().word());
        if (source.logo().isPresent()) {
            own("logo", source.logo().get());
        }
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, writable(value));
    }

    private void own(String name, String value) throws XMLStreamException {
        xml.writeAttribute("masthead", Opml.NAMESPACE, name, writable(value));
    }

    private static String writable(String text) {
        return UNWRITABLE.matcher(text).replaceAll("\uFFFD");
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
