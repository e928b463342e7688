package org.masthead.membership.google;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationTest {

    private static Notification read(String notification) {
        var data = Base64.getEncoder().encodeToString(notification.getBytes(UTF_8));
        return Notification.read(
                "{\"message\":{\"messageId\":\"1\",\"data\":\"%s\"}}".formatted(data),
                "org.masthead.reader");
    }

    private static Notification read(int type) {
        return read(
                """
                {"packageName":"org.masthead.reader","subscriptionNotification":
                {"notificationType":%d,"purchaseToken":"t"}}
                """
                        .formatted(type));
    }

    @ParameterizedTest
    @CsvSource({
        "1, RECOVERED",
        "2, RENEWED",
        "3, AUTO_RENEW_OFF",
        "4, STARTED",
        "5, HOLD_BEGAN",
        "6, GRACE_BEGAN",
        "7, AUTO_RENEW_ON",
        "8, SEEN",
        "9, EXTENDED",
        "10, PAUSE",
        "11, PAUSE",
        "12, REVOCATION",
        "13, ENDED",
        "17, PLAN_CHANGED",
        "18, AUTO_RENEW_OFF",
        "19, SEEN",
        "20, ENDED",
        "22, SEEN",
    })
    void every_number_of_googles_list_is_known(int type, String event) {
        assertThat(read(type))
                .isInstanceOfSatisfying(
                        Notification.OfSubscription.class,
                        it -> assertThat(it.event().name()).isEqualTo(event));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 14, 21, 99, -1})
    void a_number_that_is_not_in_the_list_is_unknown(int type) {
        assertThat(read(type)).isInstanceOf(Notification.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"packageName\":\"org.example\",\"subscriptionNotification\":{}}",
                "{\"packageName\":\"org.masthead.reader\",\"testNotification\":{}}",
                "{\"packageName\":\"org.masthead.reader\",\"oneTimeProductNotification\":{}}",
                "{\"packageName\":\"org.masthead.reader\",\"voidedPurchaseNotification\":{\"productType\":2}}",
            })
    void what_is_no_concern_of_ours_is_ignored(String notification) {
        assertThat(read(notification)).isInstanceOf(Notification.Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "not json"})
    void what_google_does_not_send_goes_to_the_dead_letters(String notification) {
        assertThatThrownBy(() -> read(notification)).isInstanceOf(RuntimeException.class);
    }
}
