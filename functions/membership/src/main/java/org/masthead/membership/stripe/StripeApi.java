package org.masthead.membership.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.DisputeListParams;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.SubscriptionRetrieveParams;
import com.stripe.param.checkout.SessionCreateParams;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.membership.store.Meaning;

/** Stripe's API, through Stripe's own client. */
final class StripeApi {

    private static final int PATIENCE_MILLIS = 10_000;

    /** Stripe could not be asked, or said no for a reason of ours. */
    static final class Unreachable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreachable(StripeException cause) {
            // The message names neither customer nor card; Stripe's own may.
            super(
                    "Stripe answered %s %s (request %s)"
                            .formatted(
                                    cause.getStatusCode(), cause.getCode(), cause.getRequestId()));
        }
    }

    private final StripeClient client;

    private StripeApi(StripeClient client) {
        this.client = client;
    }

    static StripeApi of(StripeSettings settings, String key) {
        var builder =
                StripeClient.builder()
                        .setApiKey(key)
                        .setMaxNetworkRetries(1)
                        .setConnectTimeout(PATIENCE_MILLIS)
                        .setReadTimeout(PATIENCE_MILLIS);
        if (!settings.address().isEmpty()) {
            builder.setApiBase(settings.address());
        }
        return new StripeApi(builder.build());
    }

    private interface Call<T> {
        T answer() throws StripeException;
    }

    private static <T> T asked(Call<T> call) {
        try {
            return call.answer();
        } catch (StripeException e) {
            throw new Unreachable(e);
        }
    }

    /** Empty where Stripe does not know what it was asked for. */
    private static <T> Optional<T> known(Call<T> call) {
        try {
            return Optional.of(call.answer());
        } catch (InvalidRequestException e) {
            if ("resource_missing".equals(e.getCode())) {
                return Optional.empty();
            }
            throw new Unreachable(e);
        } catch (StripeException e) {
            throw new Unreachable(e);
        }
    }

    /** The subscription with its last invoice; empty where Stripe does not know it. */
    Optional<Subscription> find(String id) {
        var params = SubscriptionRetrieveParams.builder().addExpand("latest_invoice").build();
        return known(() -> client.v1().subscriptions().retrieve(id, params));
    }

    /**
     * Ends a subscription at once, without a last invoice; one that is over, or that Stripe does
     * not know, is left as it is.
     *
     * @see <a href="https://docs.stripe.com/api/subscriptions/cancel">Stripe, "Cancel a
     *     subscription"</a>
     */
    void cancel(String id) {
        if (find(id).filter(StripeApi::goesOn).isPresent()) {
            asked(() -> client.v1().subscriptions().cancel(id));
        }
    }

    private static boolean goesOn(Subscription subscription) {
        return !List.of("canceled", "incomplete_expired").contains(subscription.getStatus());
    }

    /** The subscription that a payment was for. */
    Optional<String> subscriptionOf(String paymentIntent) {
        var payment =
                InvoicePaymentListParams.Payment.builder()
                        .setType(InvoicePaymentListParams.Payment.Type.PAYMENT_INTENT)
                        .setPaymentIntent(paymentIntent)
                        .build();
        var params =
                InvoicePaymentListParams.builder()
                        .setPayment(payment)
                        .addExpand("data.invoice")
                        .build();
        return asked(() -> client.v1().invoicePayments().list(params)).getData().stream()
                .map(InvoicePayment::getInvoiceObject)
                .flatMap(invoice -> subscriptionOf(invoice).stream())
                .findFirst();
    }

    private static Optional<String> subscriptionOf(Invoice invoice) {
        return Optional.ofNullable(invoice.getParent())
                .map(Invoice.Parent::getSubscriptionDetails)
                .map(Invoice.Parent.SubscriptionDetails::getSubscription);
    }

    /** Whether what the invoice was paid with went back, or is disputed and not won. */
    boolean isTakenBack(String invoice) {
        var params =
                InvoicePaymentListParams.builder()
                        .setInvoice(invoice)
                        .addExpand("data.payment.payment_intent.latest_charge")
                        .build();
        return asked(() -> client.v1().invoicePayments().list(params)).getData().stream()
                .flatMap(payment -> charge(payment).stream())
                .anyMatch(this::isTakenBack);
    }

    /**
     * The gift that a payment was for, as it stands; empty where it was for none, or is not
     * through.
     *
     * @param readAt the moment of asking
     */
    Optional<Meaning.OfGift> gift(String paymentIntent, Instant readAt) {
        var params = PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build();
        return known(() -> client.v1().paymentIntents().retrieve(paymentIntent, params))
                .filter(StripeGift::isPaid)
                .map(paid -> StripeGift.of(paid, isTakenBack(paid), readAt));
    }

    private boolean isTakenBack(PaymentIntent payment) {
        return Optional.ofNullable(payment.getLatestChargeObject())
                .filter(this::isTakenBack)
                .isPresent();
    }

    /**
     * Gives a payment back.
     *
     * @param key the same key pays once
     */
    void refund(String paymentIntent, String key) {
        var params = RefundCreateParams.builder().setPaymentIntent(paymentIntent).build();
        var options = RequestOptions.builder().setIdempotencyKey(key).build();
        try {
            client.v1().refunds().create(params, options);
        } catch (InvalidRequestException e) {
            // An operator was there first.
            if (!"charge_already_refunded".equals(e.getCode())) {
                throw new Unreachable(e);
            }
        } catch (StripeException e) {
            throw new Unreachable(e);
        }
    }

    private static Optional<Charge> charge(InvoicePayment payment) {
        return Optional.ofNullable(payment.getPayment())
                .map(it -> it.getPaymentIntentObject())
                .map(it -> it.getLatestChargeObject());
    }

    private boolean isTakenBack(Charge charge) {
        // In part is goodwill, in whole is a contract undone.
        return Boolean.TRUE.equals(charge.getRefunded())
                || (Boolean.TRUE.equals(charge.getDisputed()) && isDisputeLost(charge));
    }

    private boolean isDisputeLost(Charge charge) {
        var params = DisputeListParams.builder().setCharge(charge.getId()).build();
        return asked(() -> client.v1().disputes().list(params)).getData().stream()
                .map(Dispute::getStatus)
                .anyMatch(
                        status -> !List.of("won", "warning_closed", "prevented").contains(status));
    }

    /**
     * Begins a sale.
     *
     * @param trialDays free days before the first payment; 0 for none
     * @param key the same key gives the same session
     * @return the address to send the member to
     */
    String checkout(String member, String price, int trialDays, String returnAddress, String key) {
        var line = SessionCreateParams.LineItem.builder().setPrice(price).setQuantity(1L).build();
        var subscription =
                SessionCreateParams.SubscriptionData.builder()
                        .putMetadata(StripeTerms.MEMBER, member);
        if (trialDays > 0) {
            subscription.setTrialPeriodDays((long) trialDays);
        }
        var params =
                SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
                        .addLineItem(line)
                        .setClientReferenceId(member)
                        .setSubscriptionData(subscription.build())
                        .setSuccessUrl(returnAddress + "?checkout=done")
                        .setCancelUrl(returnAddress + "?checkout=cancelled")
                        .build();
        var options = RequestOptions.builder().setIdempotencyKey(key).build();
        return asked(() -> client.v1().checkout().sessions().create(params, options)).getUrl();
    }

    /**
     * Begins the sale of a gift, which is paid once.
     *
     * @param metadata of the payment, by which it is known again
     * @param key the same key gives the same session
     * @return the address to send the member to
     */
    String checkoutGift(
            Map<String, String> metadata, String price, String returnAddress, String key) {
        var line = SessionCreateParams.LineItem.builder().setPrice(price).setQuantity(1L).build();
        var payment =
                SessionCreateParams.PaymentIntentData.builder().putAllMetadata(metadata).build();
        var params =
                SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.PAYMENT)
                        .addLineItem(line)
                        .putAllMetadata(metadata)
                        .setPaymentIntentData(payment)
                        .setSuccessUrl(returnAddress + "?checkout=done")
                        .setCancelUrl(returnAddress + "?checkout=cancelled")
                        .build();
        var options = RequestOptions.builder().setIdempotencyKey(key).build();
        return asked(() -> client.v1().checkout().sessions().create(params, options)).getUrl();
    }

    /** Where the customer changes card, plan and renewal. */
    String portal(String customer, String returnAddress) {
        var params =
                com.stripe.param.billingportal.SessionCreateParams.builder()
                        .setCustomer(customer)
                        .setReturnUrl(returnAddress)
                        .build();
        return asked(() -> client.v1().billingPortal().sessions().create(params)).getUrl();
    }
}
