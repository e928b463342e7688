package org.masthead.fetch.http;

import org.masthead.page.Booking;

/** What became of the wish to GET an address. */
public sealed interface Attempt {

    /** The GET was made, or is not to be made at all. */
    record Done(FetchResult result) implements Attempt {}

    /** It is not our turn: the GET may be made at a later moment. */
    record PutOff(Booking booked) implements Attempt {}
}
