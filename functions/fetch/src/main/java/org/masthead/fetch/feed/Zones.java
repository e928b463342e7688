package org.masthead.fetch.feed;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Time zones as feeds name them. */
final class Zones {

    private static final Pattern OFFSET =
            Pattern.compile("(?:GMT|UTC?)?\\s*([+-])(\\d{1,2}):?(\\d\\d)?(?:\\s+\\D*)?");

    private static final Pattern NAME = Pattern.compile("\\(?(\\p{Alpha}{1,5})\\b.*");

    /** Hours east of Greenwich: RFC 822 §5.1, and the names that newsrooms elsewhere use. */
    private static final Map<String, Double> HOURS =
            Map.ofEntries(
                    Map.entry("AST", -4.0),
                    Map.entry("ADT", -3.0),
                    Map.entry("EST", -5.0),
                    Map.entry("EDT", -4.0),
                    Map.entry("ET", -5.0),
                    Map.entry("CST", -6.0),
                    Map.entry("CDT", -5.0),
                    Map.entry("CT", -6.0),
                    Map.entry("MST", -7.0),
                    Map.entry("MDT", -6.0),
                    Map.entry("MT", -7.0),
                    Map.entry("PST", -8.0),
                    Map.entry("PDT", -7.0),
                    Map.entry("PT", -8.0),
                    Map.entry("AKST", -9.0),
                    Map.entry("AKDT", -8.0),
                    Map.entry("HST", -10.0),
                    Map.entry("BST", 1.0),
                    Map.entry("WEST", 1.0),
                    Map.entry("CET", 1.0),
                    Map.entry("MET", 1.0),
                    Map.entry("CEST", 2.0),
                    Map.entry("MEST", 2.0),
                    Map.entry("EET", 2.0),
                    Map.entry("SAST", 2.0),
                    Map.entry("EEST", 3.0),
                    Map.entry("MSK", 3.0),
                    Map.entry("PKT", 5.0),
                    Map.entry("IST", 5.5),
                    Map.entry("WIB", 7.0),
                    Map.entry("HKT", 8.0),
                    Map.entry("SGT", 8.0),
                    Map.entry("AWST", 8.0),
                    Map.entry("JST", 9.0),
                    Map.entry("KST", 9.0),
                    Map.entry("ACST", 9.5),
                    Map.entry("AEST", 10.0),
                    Map.entry("AEDT", 11.0),
                    Map.entry("NZST", 12.0),
                    Map.entry("NZDT", 13.0));

    private Zones() {}

    /**
     * What a time is off from UTC. No zone and one that nobody knows are UTC (RFC 2822 §4.3); empty
     * where the text is of no zone at all.
     */
    static Optional<ZoneOffset> offset(String zone) {
        var text = zone.strip().toUpperCase(Locale.ROOT);
        var offset = OFFSET.matcher(text);
        if (offset.matches()) {
            int minutes = 60 * Integer.parseInt(offset.group(2));
            minutes += offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
            return Optional.of(
                    ZoneOffset.ofTotalSeconds(60 * (text.contains("-") ? -minutes : minutes)));
        }
        var name = NAME.matcher(text);
        if (name.matches()) {
            return Optional.of(hours(HOURS.getOrDefault(name.group(1), 0.0)));
        }
        return text.isEmpty() ? Optional.of(ZoneOffset.UTC) : Optional.empty();
    }

    private static ZoneOffset hours(double hours) {
        return ZoneOffset.ofTotalSeconds((int) (hours * 3600));
    }
}
