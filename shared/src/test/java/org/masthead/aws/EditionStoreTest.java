package org.masthead.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.story.Stories.NOON;
import static org.masthead.story.Stories.fetched;
import static org.masthead.story.Stories.story;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.edition.Edition;
import org.masthead.edition.EditionPointer;
import org.masthead.edition.LiveStories;
import org.masthead.edition.Readership;
import org.masthead.local.engines.LocalAws;

class EditionStoreTest {

    private static final LocalAws AWS = LocalAws.shared();

    private final EditionStore store = new EditionStore(AWS.s3(), AWS.bucketName("EditionsBucket"));
    private final Edition edition =
            Edition.bind(
                    NOON,
                    List.of(),
                    LiveStories.of(
                            List.of(fetched(story("https://a.example/1", "One"), 0).card()),
                            List.of()));

    @BeforeEach
    void empty() {
        AWS.reset();
    }

    @Test
    void there_is_none_until_one_is_bound() {
        assertThat(store.current()).isEmpty();
        assertThat(store.find(EditionPointer.keyOf("nothing"))).isEmpty();
    }

    @Test
    void what_the_pointer_names_can_be_read() {
        store.put(edition);
        assertThat(store.flip(EditionPointer.to(edition, NOON), Optional.empty())).isTrue();
        var pointer = store.current().orElseThrow().pointer();
        assertThat(store.read(pointer.key()).version()).isEqualTo(edition.version());
        assertThat(store.read(pointer.key()).cards()).isEqualTo(edition.cards());
    }

    @Test
    void each_readership_has_a_pointer_of_its_own_and_reads_any_version() {
        var german = store.forReaders(Readership.of("de"));
        store.put(edition);
        store.flip(EditionPointer.to(edition, NOON), Optional.empty());
        assertThat(german.current()).isEmpty();
        assertThat(german.flip(EditionPointer.to(edition, NOON), Optional.empty())).isTrue();
        assertThat(german.find(EditionPointer.keyOf(edition.version()))).isPresent();
    }

    @Test
    void of_two_who_flip_from_the_same_edition_one_wins() {
        store.flip(EditionPointer.to(edition, NOON), Optional.empty());
        var seen = store.current();
        assertThat(store.flip(EditionPointer.to(edition, NOON.plusSeconds(1)), seen)).isTrue();
        assertThat(store.flip(EditionPointer.to(edition, NOON.plusSeconds(2)), seen)).isFalse();
        assertThat(store.flip(EditionPointer.to(edition, NOON.plusSeconds(3)), Optional.empty()))
                .isFalse();
        assertThat(store.current().orElseThrow().pointer().checkedAt())
                .isEqualTo(NOON.plusSeconds(1));
    }
}
