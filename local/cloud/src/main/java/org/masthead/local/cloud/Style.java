package org.masthead.local.cloud;

import java.util.Map;

/**
 * Colour where the terminal has it (<a href="https://no-color.org">NO_COLOR</a> obeyed).
 *
 * @param coloured whether ANSI colours are written
 */
public record Style(boolean coloured) {

    private static final char ESCAPE = 27;

    /** For standard output, as this process finds it. */
    @SuppressWarnings("SystemConsoleNull") // JDK 25 gives null again where there is no terminal.
    public static Style ofTerminal(Map<String, String> environment) {
        var console = System.console();
        var terminal = console != null && console.isTerminal();
        var refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Style(terminal && !refused);
    }

    /** {@code text} in an ANSI foreground colour, 30–37 or 90–97. */
    public String colour(int code, String text) {
        return coloured ? sequence(code) + text + sequence(0) : text;
    }

    public String dim(String text) {
        return coloured ? sequence(2) + text + sequence(0) : text;
    }

    public String bold(String text) {
        return coloured ? sequence(1) + text + sequence(0) : text;
    }

    private static String sequence(int code) {
        return ESCAPE + "[" + code + "m";
    }

    /** Control characters replaced: what a publisher wrote must not steer a terminal. */
    public static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\t]]", "�");
    }
}
