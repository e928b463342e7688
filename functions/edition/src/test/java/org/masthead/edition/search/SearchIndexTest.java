package org.masthead.edition.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.edition.Editions.edition;
import static org.masthead.story.Stories.NOON;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.aws.SearchStore;
import org.masthead.edition.Edition;
import org.masthead.local.engines.LocalAws;
import org.masthead.search.SearchQuery;
import org.masthead.search.StoryIndex;

class SearchIndexTest {

    private static final LocalAws AWS = LocalAws.shared();

    private final Edition first = edition().story("fog").story("sun").bind();
    private final Edition second =
            edition()
                    .at(NOON.plusSeconds(60))
                    .story("fog", it -> it.minutesAgo(61))
                    .story("rain")
                    .bind()
                    .after(first);

    @BeforeEach
    void nothing_stored() {
        AWS.reset();
    }

    private static SearchStore store() {
        return new SearchStore(AWS.as("Edition").s3(), AWS.bucketName("EditionsBucket"));
    }

    private static int found(String word) {
        var reader = new SearchStore(AWS.as("ReaderApi").s3(), AWS.bucketName("EditionsBucket"));
        var file = reader.other(Optional.empty()).orElseThrow().file();
        return StoryIndex.open(file).search(SearchQuery.of(word), 9).size();
    }

    @Test
    void is_of_the_newest_edition() {
        var index = new SearchIndex(store());
        index.follow(first);
        assertThat(found("sun")).isEqualTo(1);
        index.follow(second);
        assertThat(found("sun")).isZero();
        assertThat(found("rain")).isEqualTo(1);
    }

    @Test
    void is_taken_up_by_a_function_that_starts_cold() {
        new SearchIndex(store()).follow(first);
        new SearchIndex(store()).follow(second);
        assertThat(found("fog")).isEqualTo(1);
        assertThat(found("sun")).isZero();
    }

    @Test
    void is_made_anew_where_the_stored_one_is_damaged() {
        store().put(new byte[] {1, 2, 3});
        new SearchIndex(store()).follow(first);
        assertThat(found("fog")).isEqualTo(1);
    }

    @Test
    void is_not_stored_again_where_nothing_has_changed() {
        var index = new SearchIndex(store());
        index.follow(first);
        var etag = store().other(Optional.empty()).orElseThrow().etag();
        index.follow(first);
        new SearchIndex(store()).follow(first);
        assertThat(store().other(Optional.of(etag))).isEmpty();
    }
}
