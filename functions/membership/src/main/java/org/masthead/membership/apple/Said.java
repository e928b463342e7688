package org.masthead.membership.apple;

import com.apple.itunes.storekit.model.JWSRenewalInfoDecodedPayload;
import com.apple.itunes.storekit.model.JWSTransactionDecodedPayload;
import com.apple.itunes.storekit.model.Status;
import java.time.Instant;
import java.util.Optional;

/**
 * What Apple says of one subscription: its last transaction, and where there is one what will
 * happen at its end.
 *
 * @param status how Apple itself sums it up; empty in what an app sends
 */
record Said(
        JWSTransactionDecodedPayload transaction,
        Optional<JWSRenewalInfoDecodedPayload> renewal,
        Optional<Status> status,
        Instant signedAt) {}
