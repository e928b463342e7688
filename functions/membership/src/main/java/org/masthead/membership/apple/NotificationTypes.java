package org.masthead.membership.apple;

import com.apple.itunes.storekit.model.NotificationTypeV2;
import com.apple.itunes.storekit.model.Subtype;
import java.util.Optional;
import org.masthead.member.SubscriptionEvent;

/**
 * Apple's types of notifications and what they mean to a subscription.
 *
 * @see <a
 *     href="https://developer.apple.com/documentation/appstoreservernotifications/notificationtype">Apple,
 *     notificationType</a>
 */
final class NotificationTypes {

    private NotificationTypes() {}

    /** What a type comes to. */
    sealed interface Kind {

        record Event(SubscriptionEvent event) implements Kind {}

        /** Known, and about no subscription's state. */
        record Ignored(String why) implements Kind {}
    }

    static Kind kind(NotificationTypeV2 type, Optional<Subtype> subtype) {
        return switch (type) {
            case SUBSCRIBED -> event(SubscriptionEvent.STARTED);
            case OFFER_REDEEMED ->
                    event(
                            isPlanChange(subtype)
                                    ? SubscriptionEvent.PLAN_CHANGED
                                    : SubscriptionEvent.STARTED);
            case DID_CHANGE_RENEWAL_PREF -> event(SubscriptionEvent.PLAN_CHANGED);
            case DID_CHANGE_RENEWAL_STATUS ->
                    event(
                            subtype.equals(Optional.of(Subtype.AUTO_RENEW_ENABLED))
                                    ? SubscriptionEvent.AUTO_RENEW_ON
                                    : SubscriptionEvent.AUTO_RENEW_OFF);
            case DID_RENEW ->
                    event(
                            subtype.equals(Optional.of(Subtype.BILLING_RECOVERY))
                                    ? SubscriptionEvent.RECOVERED
                                    : SubscriptionEvent.RENEWED);
            case DID_FAIL_TO_RENEW ->
                    event(
                            subtype.equals(Optional.of(Subtype.GRACE_PERIOD))
                                    ? SubscriptionEvent.GRACE_BEGAN
                                    : SubscriptionEvent.HOLD_BEGAN);
            case GRACE_PERIOD_EXPIRED -> event(SubscriptionEvent.HOLD_BEGAN);
            case EXPIRED -> event(SubscriptionEvent.ENDED);
            case REFUND, REVOKE -> event(SubscriptionEvent.REVOCATION);
            case REFUND_REVERSED -> event(SubscriptionEvent.UNDONE);
            case RENEWAL_EXTENDED -> event(SubscriptionEvent.EXTENDED);
            case PRICE_INCREASE, PRICE_CHANGE, REFUND_DECLINED, METADATA_UPDATE, MIGRATION ->
                    event(SubscriptionEvent.SEEN);
            case TEST -> ignored("a test that somebody asked Apple for");
            case CONSUMPTION_REQUEST -> ignored("we tell Apple nothing of what a member reads");
            case RENEWAL_EXTENSION -> ignored("each subscription is told by RENEWAL_EXTENDED");
            case ONE_TIME_CHARGE -> ignored("we sell subscriptions only");
            case EXTERNAL_PURCHASE_TOKEN -> ignored("what is bought elsewhere comes from there");
            case RESCIND_CONSENT -> ignored("the app itself is closed to the child");
        };
    }

    private static boolean isPlanChange(Optional<Subtype> subtype) {
        return subtype.equals(Optional.of(Subtype.UPGRADE))
                || subtype.equals(Optional.of(Subtype.DOWNGRADE));
    }

    private static Kind event(SubscriptionEvent event) {
        return new Kind.Event(event);
    }

    private static Kind ignored(String why) {
        return new Kind.Ignored(why);
    }
}
