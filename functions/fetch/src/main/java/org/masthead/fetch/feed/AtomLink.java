package org.masthead.fetch.feed;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What Atom writes into attributes and small elements, in its own feeds and in those of others. */
final class AtomLink {

    private AtomLink() {}

    /**
     * The page that the element is about: its first alternate, an HTML one where there is a choice.
     */
    static Optional<Link> page(Part parent, String name) {
        var alternates = related(parent, name, "alternate").toList();
        return alternates.stream()
                .filter(link -> link.attribute("type").orElse("text/html").contains("html"))
                .findFirst()
                .or(() -> alternates.stream().findFirst())
                .flatMap(AtomLink::address);
    }

    static Stream<Link> links(Part parent, String name, String relation) {
        return related(parent, name, relation).flatMap(link -> address(link).stream());
    }

    static Stream<Enclosure> enclosures(Part parent, String name) {
        return related(parent, name, "enclosure")
                .flatMap(link ->
                        address(link).stream()
                                .map(address -> Modules.enclosure(link, address, "length")));
    }

    private static Stream<Part> related(Part parent, String name, String relation) {
        return parent.all(name)
                .filter(link -> address(link).isPresent())
                .filter(link -> relation(link).equals(relation));
    }

    /** Some write it as RSS has it. */
    private static Optional<Link> address(Part link) {
        return link.link("href").or(link::link);
    }

    /** A link without a relation is an alternate (RFC 4287 §4.2.7.2). */
    private static String relation(Part link) {
        var relation = link.attribute("rel").orElse("alternate").toLowerCase(Locale.ROOT);
        return relation.replace("http://www.iana.org/assignments/relation/", "");
    }

    /**
     * A person (RFC 4287 §3.2).
     *
     * @param prefix of the names, with colon, where the document is not Atom
     */
    static Optional<Person> person(Part person, String prefix) {
        var name = person.text(prefix + "name");
        var email = person.text(prefix + "email");
        var page =
                person.first(prefix + "uri", prefix + "url", prefix + "homepage")
                        .flatMap(Part::link);
        // Some write the name and nothing around it.
        var plain = person.element().childrenSize() == 0;
        return plain ? person.text().map(Person::of) : Person.of(name, email, page);
    }

    /** What people are to see of a category, if it says so, or else its term (RFC 4287 §4.2.2). */
    static Stream<String> label(Part category) {
        return category
                .attribute("label")
                .or(() -> category.attribute("term"))
                .or(category::text)
                .stream();
    }
}
