package org.masthead.address;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalFormTest {

    @ParameterizedTest
    @CsvSource({
        "https://courier.example/ferry?utm_source=rss&utm_medium=feed, https://courier.example/ferry",
        "https://courier.example/ferry?id=7&UTM_Source=rss, https://courier.example/ferry?id=7",
        "https://courier.example/?p=12&fbclid=x, https://courier.example/?p=12",
        "https://courier.example/ferry?, https://courier.example/ferry",
        "https://courier.example/ferry#comments, https://courier.example/ferry",
        "https://courier.example./ferry, https://courier.example/ferry",
        "https://COURIER.example:443/ferry, https://courier.example/ferry"
    })
    void leaves_out_what_only_counts_visitors(String address, String form) {
        assertThat(CanonicalForm.of(HttpUrl.get(address))).hasToString(form);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.google.com/amp/s/www.courier.example/ferry,"
                + " https://www.courier.example/ferry",
        "https://courier-example.cdn.ampproject.org/c/s/courier.example/ferry?a=1,"
                + " https://courier.example/ferry?a=1",
        "https://courier-example.cdn.ampproject.org/v/courier.example/ferry,"
                + " http://courier.example/ferry"
    })
    void takes_a_page_out_of_an_amp_viewer(String address, String form) {
        assertThat(CanonicalForm.of(HttpUrl.get(address))).hasToString(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://courier.example/story.php?id=7&source=wire&page=2",
                "https://courier.example/?b=2&a=1",
                "https://courier.example/%C3%BC?q=%26",
                "https://www.google.com/amp/s/",
                "https://courier.example/amp/s/other.example/a"
            })
    void keeps_what_may_choose_the_page(String address) {
        assertThat(CanonicalForm.of(HttpUrl.get(address))).hasToString(address);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.courier.example/a, https://m.courier.example/b, true",
        "https://amp.courier.co.uk/a, https://courier.co.uk/a, true",
        "https://ines.github.io/a, https://joao.github.io/a, false",
        "https://courier.co.uk/a, https://herald.co.uk/a, false",
        "https://courier.example.evil.example/a, https://courier.example/a, false",
        "http://127.0.0.1:8081/a, http://127.0.0.1:8081/b, true",
        "http://127.0.0.1:8081/a, http://127.0.0.1:8082/a, false"
    })
    void one_site_is_what_one_publisher_registered(String a, String b, boolean same) {
        assertThat(Site.same(HttpUrl.get(a), HttpUrl.get(b))).isEqualTo(same);
    }
}
