package org.masthead.extract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import org.masthead.extract.difference.FieldChange;

/**
 * What became, or would become, of a page that is extracted again. Stories go by their ids,
 * headlines and reasons are shortened.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Finding.Unchanged.class, name = "unchanged"),
    @JsonSubTypes.Type(value = Finding.New.class, name = "new"),
    @JsonSubTypes.Type(value = Finding.Changed.class, name = "changed"),
    @JsonSubTypes.Type(value = Finding.Moved.class, name = "moved"),
    @JsonSubTypes.Type(value = Finding.Unraised.class, name = "unraised"),
    @JsonSubTypes.Type(value = Finding.NoStory.class, name = "no-story"),
    @JsonSubTypes.Type(value = Finding.NoLonger.class, name = "no-longer"),
    @JsonSubTypes.Type(value = Finding.Failed.class, name = "failed")
})
sealed interface Finding {

    /** Readers see the story as before; perhaps because a newer page of it decides. */
    record Unchanged(String story) implements Finding {}

    /**
     * A story that is not in the table.
     *
     * @param was the kind of page that it was held for
     */
    record New(String story, String headline, Optional<String> was) implements Finding {}

    /** Readers see the story otherwise than before. */
    record Changed(String story, String headline, List<FieldChange> changes) implements Finding {}

    /**
     * The page's story has another address, and so another id, than before.
     *
     * @param from its id before
     * @param changes none where a newer page decides what readers see
     */
    record Moved(String story, String from, String headline, List<FieldChange> changes)
            implements Finding {}

    /**
     * The page is read differently by the very version that read it before. Stored stories are
     * replaced only by higher versions, so nothing becomes of it.
     */
    record Unraised(String story, String headline, List<FieldChange> changes) implements Finding {}

    /** The page is no story, and was none. */
    record NoStory(String kind, String reason) implements Finding {}

    /** The page is no story, but was one, which stays as it is. */
    record NoLonger(String story, String kind, String reason) implements Finding {}

    /** The page could not be read, or its story not kept. */
    record Failed(String reason) implements Finding {}
}
