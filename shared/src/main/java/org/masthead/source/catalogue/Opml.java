package org.masthead.source.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.masthead.source.Source;

/**
 * Subscription lists as feed readers exchange them: <a href="https://opml.org/spec2.opml">OPML
 * 2.0</a>. What OPML has no words for stands in attributes of a namespace, as the specification
 * allows, so that what we write we read back whole.
 */
public final class Opml {

    /**
     * Of the attributes {@code id}, {@code country}, {@code licence}, {@code logo}, {@code rights}.
     */
    static final String NAMESPACE = "urn:masthead:source";

    private Opml() {}

    /**
     * What a list does not say of its titles.
     *
     * @param country ISO 3166-1 alpha-2; where it is empty, an outline without a country is refused
     * @param language BCP 47 tag; where it is empty, an outline without a language is refused
     * @param licence under what terms the titles are carried, in words
     */
    public record Defaults(Optional<String> country, Optional<String> language, String licence) {

        /** No country, no language, no licence agreed. */
        public static final Defaults NONE =
                new Defaults(
                        Optional.empty(),
                        Optional.empty(),
                        "Public syndication feed; publisher's terms apply; no licence agreed yet");

        public Defaults withCountry(String country) {
            return new Defaults(Optional.of(country), language, licence);
        }

        public Defaults withLanguage(String language) {
            return new Defaults(country, Optional.of(language), licence);
        }

        public Defaults withLicence(String licence) {
            return new Defaults(country, language, licence);
        }
    }

    /**
     * Reads a list. An outline with an {@code xmlUrl} is a feed, whatever its {@code type}; several
     * of one name and home page are one title. Folders and categories become topics; the id is made
     * of the name; a missing home page is the front page of the feed's host. An outline that is
     * neither a feed nor a folder is a problem. No document type is read and no entity expanded; a
     * file that is not well-formed XML is a problem on the line where that shows.
     *
     * @param file as it came; its XML declaration names the charset, UTF-8 if none
     */
    public static Catalogue read(byte[] file, Defaults defaults, Hosts hosts) {
        var outlines = OpmlReader.read(file);
        var titles = new OpmlTitles(defaults);
        outlines.feeds().forEach(titles::add);
        return Catalogue.of(titles.drafts(), outlines.problems(), hosts);
    }

    /**
     * Writes a list in UTF-8, an outline for each feed.
     *
     * @param now when it was made
     */
    public static String write(List<Source> sources, Instant now) {
        return OpmlWriter.write(sources, now);
    }
}
