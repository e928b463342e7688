package org.masthead.grant;

import java.time.Instant;

/**
 * Vouchers that were made together: a campaign, or what a partner hands to its customers.
 *
 * @param id chosen by the operator, so that the same batch is not made twice
 * @param partner who hands them out, and pays for them
 * @param plan the id of the plan that a code opens
 * @param days for so long, from its redemption on
 * @param count codes
 * @param uses members who may redeem one code
 * @param redeemableUntil the first instant at which its codes are void
 * @param withdrawn whether they are void now; who has redeemed one keeps it
 */
public record VoucherBatch(
        String id,
        String partner,
        String plan,
        int days,
        int count,
        int uses,
        Instant redeemableUntil,
        Instant createdAt,
        boolean withdrawn) {}
