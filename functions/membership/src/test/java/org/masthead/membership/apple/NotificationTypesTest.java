package org.masthead.membership.apple;

import static org.assertj.core.api.Assertions.assertThat;

import com.apple.itunes.storekit.model.NotificationTypeV2;
import com.apple.itunes.storekit.model.Subtype;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NotificationTypesTest {

    /** Every type with every subtype of the library's lists, and with none. */
    static List<Arguments> every() {
        var all = new ArrayList<Arguments>();
        for (var type : NotificationTypeV2.values()) {
            all.add(Arguments.of(type, Optional.empty()));
            Arrays.stream(Subtype.values())
                    .forEach(subtype -> all.add(Arguments.of(type, Optional.of(subtype))));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("every")
    void every_type_of_apples_list_is_an_event_or_is_ignored_for_a_reason(
            NotificationTypeV2 type, Optional<Subtype> subtype) {
        switch (NotificationTypes.kind(type, subtype)) {
            case NotificationTypes.Kind.Event(var event) -> assertThat(event).isNotNull();
            case NotificationTypes.Kind.Ignored(var why) -> assertThat(why).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SUBSCRIBED, INITIAL_BUY, STARTED",
        "SUBSCRIBED, RESUBSCRIBE, STARTED",
        "OFFER_REDEEMED, INITIAL_BUY, STARTED",
        "OFFER_REDEEMED, UPGRADE, PLAN_CHANGED",
        "OFFER_REDEEMED, DOWNGRADE, PLAN_CHANGED",
        "DID_CHANGE_RENEWAL_PREF, UPGRADE, PLAN_CHANGED",
        "DID_CHANGE_RENEWAL_PREF, DOWNGRADE, PLAN_CHANGED",
        "DID_CHANGE_RENEWAL_STATUS, AUTO_RENEW_DISABLED, AUTO_RENEW_OFF",
        "DID_CHANGE_RENEWAL_STATUS, AUTO_RENEW_ENABLED, AUTO_RENEW_ON",
        "DID_RENEW, , RENEWED",
        "DID_RENEW, BILLING_RECOVERY, RECOVERED",
        "DID_FAIL_TO_RENEW, , HOLD_BEGAN",
        "DID_FAIL_TO_RENEW, GRACE_PERIOD, GRACE_BEGAN",
        "GRACE_PERIOD_EXPIRED, , HOLD_BEGAN",
        "EXPIRED, VOLUNTARY, ENDED",
        "EXPIRED, BILLING_RETRY, ENDED",
        "EXPIRED, PRICE_INCREASE, ENDED",
        "EXPIRED, PRODUCT_NOT_FOR_SALE, ENDED",
        "REFUND, , REVOCATION",
        "REVOKE, , REVOCATION",
        "REFUND_REVERSED, , UNDONE",
        "RENEWAL_EXTENDED, , EXTENDED",
        "PRICE_INCREASE, PENDING, SEEN",
        "PRICE_INCREASE, ACCEPTED, SEEN",
        "REFUND_DECLINED, , SEEN",
    })
    void means(NotificationTypeV2 type, Subtype subtype, String event) {
        var kind = NotificationTypes.kind(type, Optional.ofNullable(subtype));
        assertThat(kind)
                .isInstanceOfSatisfying(
                        NotificationTypes.Kind.Event.class,
                        it -> assertThat(it.event().name()).isEqualTo(event));
    }

    @Test
    void the_root_that_is_shipped_is_apples() throws Exception {
        var settings = AppleSettings.of("org.masthead.reader", "1", "Production", "", "");
        var digest = MessageDigest.getInstance("SHA-256").digest(settings.roots().getFirst());
        // https://www.apple.com/certificateauthority/, Apple Root CA - G3
        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("63343abfb89a6a03ebb57e9b3f5fa7be7c4f5c756f3017b3a8c488c3653e9179");
        assertThat(settings.asksForRevocation()).isTrue();
    }
}
