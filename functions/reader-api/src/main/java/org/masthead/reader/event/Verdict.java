package org.masthead.reader.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;
import org.masthead.reading.ReadingEvent;

/**
 * What became of one event of a batch.
 *
 * @param id as the app gave it; empty where it gave none
 * @param verdict {@code accepted} or {@code refused}
 * @param reason why it was refused, as a word that apps may switch over
 * @param detail why it was refused, in words
 * @param event what is taken in
 */
record Verdict(
        String id,
        String verdict,
        Optional<String> reason,
        Optional<String> detail,
        @JsonIgnore Optional<ReadingEvent> event) {

    static Verdict accepted(ReadingEvent event) {
        return new Verdict(
                event.id(), "accepted", Optional.empty(), Optional.empty(), Optional.of(event));
    }

    static Verdict refused(String id, String reason, String detail) {
        return new Verdict(
                id, "refused", Optional.of(reason), Optional.of(detail), Optional.empty());
    }
}
