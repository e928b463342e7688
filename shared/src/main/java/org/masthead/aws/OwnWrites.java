package org.masthead.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import org.masthead.member.ProfileVersion;

/** The newest version of each member that this instance wrote, of the last thousand members. */
final class OwnWrites {

    private static final int MOST = 1_000;

    private final Map<String, ProfileVersion> versions =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Entry<String, ProfileVersion> eldest) {
                    return size() > MOST;
                }
            };

    synchronized void remember(String member, ProfileVersion version) {
        versions.merge(member, version, ProfileVersion::and);
    }

    synchronized ProfileVersion of(String member) {
        return versions.getOrDefault(member, ProfileVersion.NONE);
    }
}
