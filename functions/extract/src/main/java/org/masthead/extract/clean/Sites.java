package org.masthead.extract.clean;

import java.util.Locale;

/** Which site an address is on, near enough to tell one publisher's own links from others. */
final class Sites {

    private Sites() {}

    /** The last two labels of the host, three where the second is short as in {@code co.uk}. */
    static String of(String url) {
        int start = url.indexOf("//");
        if (start < 0) {
            return "";
        }
        int end = start + 2;
        while (end < url.length() && "/?#:".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        var host = url.substring(start + 2, end).toLowerCase(Locale.ROOT);
        int last = host.lastIndexOf('.');
        int second = host.lastIndexOf('.', last - 1);
        if (last - second <= 4 && second > 0) {
            second = host.lastIndexOf('.', second - 1);
        }
        return host.substring(second + 1);
    }
}
