package org.masthead.source.catalogue;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Takes the outlines out of an OPML file. XML is read strictly: of a file that was cut off, half
 * must not pass for the whole. The JDK's own limits hold, such as 100 elements in one another
 * ({@code jdk.xml.maxElementDepth}).
 */
final class OpmlReader {

    private static final String OUTLINE = "outline";

    private final XMLStreamReader xml;
    private final Deque<String> folders = new ArrayDeque<>();
    private final List<Outline> outlines = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private OpmlReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** What a file lists. */
    record Outlines(List<Outline> feeds, List<Problem> problems) {}

    /**
     * An outline element.
     *
     * @param line where it starts
     * @param attributes by name; of other namespaces only ours, as {@code masthead:id}
     * @param folders names of the outlines that it is in, the innermost last
     */
    record Outline(int line, Map<String, String> attributes, List<String> folders) {

        /** Empty where the attribute is absent or blank. */
        Optional<String> find(String attribute) {
            return Optional.ofNullable(attributes.get(attribute))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty());
        }

        boolean isFeed() {
            return find("xmlUrl").isPresent();
        }

        /** What readers show of it; empty where it says nothing. */
        String name() {
            return find("text").or(() -> find("title")).orElse("");
        }
    }

    static Outlines read(byte[] file) {
        try {
            var bytes = new ByteArrayInputStream(file);
            var reader = new OpmlReader(factory().createXMLStreamReader(bytes));
            reader.readAll();
            return reader.found();
        } catch (XMLStreamException e) {
            return new Outlines(List.of(), List.of(broken(e, 1))); // Its first bytes are no XML.
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private void readAll() {
        try {
            xml.nextTag();
            if (!xml.getLocalName().equals("opml")) {
                problems.add(new Problem(line(), "<%s> is no OPML".formatted(xml.getLocalName())));
                return;
            }
            while (xml.hasNext()) {
                var line = line(); // Where the last thing ended is where this one starts.
                step(xml.next(), line);
            }
        } catch (XMLStreamException e) {
            problems.add(broken(e, line()));
        }
    }

    private void step(int event, int line) throws XMLStreamException {
        if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(OUTLINE)) {
            var outline = new Outline(line, attributes(), List.copyOf(folders.reversed()));
            if (outline.find("isComment").filter(Boolean::parseBoolean).isPresent()) {
                skip();
            } else {
                outlines.add(outline);
                folders.push(outline.name());
            }
        } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(OUTLINE)) {
            folders.pop();
        }
    }

    /** To the end of the element that has just started: what is in a comment is one, too. */
    private void skip() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    private Map<String, String> attributes() {
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            var namespace = xml.getAttributeNamespace(i);
            if (namespace == null || namespace.isEmpty()) {
                attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            } else if (namespace.equals(Opml.NAMESPACE)) {
                attributes.put(
                        "masthead:" + xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
        }
        return attributes;
    }

    private Outlines found() {
        var feeds = outlines.stream().filter(Outline::isFeed).toList();
        IntStream.range(0, outlines.size())
                .filter(i -> !outlines.get(i).isFeed() && !isFolder(i))
                .mapToObj(outlines::get)
                .forEach(outline -> problems.add(new Problem(outline.line(), noFeed(outline))));
        return new Outlines(feeds, List.copyOf(problems));
    }

    /** An outline that the next one is in. */
    private boolean isFolder(int i) {
        return i + 1 < outlines.size()
                && outlines.get(i + 1).folders().size() > outlines.get(i).folders().size();
    }

    private static String noFeed(Outline outline) {
        var elsewhere =
                outline.find("url")
                        .map("; what is at %s has to be imported by itself"::formatted)
                        .orElse("");
        return "'%s' has no xmlUrl, so it is no feed%s".formatted(outline.name(), elsewhere);
    }

    private int line() {
        return xml.getLocation().getLineNumber();
    }

    private static Problem broken(XMLStreamException e, int line) {
        var at = e.getLocation() == null ? line : e.getLocation().getLineNumber();
        // "ParseError at [row,col]:[3,5]\nMessage: …"
        var reason = String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError.*?Message: ", "");
        return new Problem(at, "is not well-formed XML: " + reason.strip());
    }
}
