package org.masthead.bench.contender;

/** What an extractor may give beside its speed; what it does not give is not scored. */
public enum Feature {
    BODY,
    TYPED_BLOCKS,
    TITLE,
    AUTHORS,
    DAY,
    PICTURES,
    LABELS
}
