package org.masthead.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/** One typed part of a story's body, in reading order. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Block.Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = Block.Section.class, name = "section"),
    @JsonSubTypes.Type(value = Block.Bullets.class, name = "list"),
    @JsonSubTypes.Type(value = Block.Quote.class, name = "quote"),
    @JsonSubTypes.Type(value = Block.Picture.class, name = "image"),
    @JsonSubTypes.Type(value = Block.Embed.class, name = "embed"),
    @JsonSubTypes.Type(value = Block.Table.class, name = "table"),
    @JsonSubTypes.Type(value = Block.Code.class, name = "code"),
    @JsonSubTypes.Type(value = Block.Note.class, name = "note")
})
public sealed interface Block {

    record Paragraph(List<Run> text) implements Block {}

    /**
     * A subhead.
     *
     * @param level 2 to 6, as in HTML; the headline is the story's only level 1
     */
    record Heading(int level, List<Run> text) implements Block {}

    /**
     * A labelled section: what stands under a lead-in such as "Why it matters:".
     *
     * @param label the lead-in without its colon
     */
    record Section(String label, List<Block> blocks) implements Block {}

    /**
     * A list; the type's name in JSON is {@code list}.
     *
     * @param items each item's runs, in order
     */
    record Bullets(boolean ordered, List<List<Run>> items) implements Block {}

    /**
     * Words of somebody else.
     *
     * @param pull whether it repeats words of the body for show (a pull quote)
     */
    record Quote(
            List<Run> text,
            Optional<String> cite,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean pull)
            implements Block {}

    /** A picture in the body; the type's name in JSON is {@code image}. */
    record Picture(Image image) implements Block {}

    /**
     * Something of another service: a video, a post, a map.
     *
     * @param url absolute {@code https} or {@code http} address of the thing itself
     * @param provider the service's host name
     */
    record Embed(String url, String provider, Optional<String> title) implements Block {}

    /**
     * A table of figures or facts.
     *
     * @param header whether the first row names the columns
     * @param rows cells of runs, row by row
     */
    record Table(Optional<String> caption, boolean header, List<List<List<Run>>> rows)
            implements Block {}

    /**
     * Program text or other preformatted text.
     *
     * @param text line breaks and indentation kept
     */
    record Code(String text, Optional<String> language) implements Block {}

    record Note(Kind kind, List<Run> text) implements Block {

        public enum Kind {
            @JsonProperty("editor")
            EDITOR,
            @JsonProperty("correction")
            CORRECTION,
            @JsonProperty("update")
            UPDATE,
            @JsonProperty("footnote")
            FOOTNOTE
        }
    }
}
