package org.masthead.source.catalogue;

/**
 * Which hosts a title's addresses may name. It goes by spelling alone and spares people a mistake;
 * what keeps the fetcher out of private networks is its own check, where it connects.
 */
public enum Hosts {
    /** Names that the public DNS can have, on the ports of http and https. */
    PUBLIC,
    /** Any: for the demo titles of the local cloud. */
    ANY
}
