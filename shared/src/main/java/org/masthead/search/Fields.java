package org.masthead.search;

/** The fields of a story in the index. */
final class Fields {

    /** The story's id: how a document is replaced, and what a hit is known by. */
    static final String ID = "id";

    /** Headline and summary, word by word as they stand: for phrases and exact words. */
    static final String TEXT = "text";

    /** Headline and summary, stemmed by the rules of the story's language. */
    static final String STEM = "stem";

    /** The headline alone, stemmed: a word in it counts more. */
    static final String HEADLINE = "headline";

    static final String SOURCE = "source";

    /** The slug of the section. */
    static final String SECTION = "section";

    /** The primary language subtag: "pt" of "pt-BR". */
    static final String LANGUAGE = "language";

    /** Seconds since 1970. */
    static final String PUBLISHED = "published";

    private Fields() {}
}
