package org.masthead.fetch.rights;

import java.util.List;

/**
 * What a host's own files state about all of its pages.
 *
 * @param licences addresses of the RSL licences that robots.txt names
 */
public record HostStatements(TdmFile tdm, List<String> licences) {

    /** Of a host that states nothing. */
    public static final HostStatements NONE = new HostStatements(TdmFile.NONE, List.of());

    public HostStatements {
        licences = List.copyOf(licences);
    }
}
