package org.masthead.bench;

/**
 * A figure and what it is to reach.
 *
 * @param least reached at this and above
 */
public record Goal(String figure, double least) {

    /** Says what was reached, the goal, and how far it was missed. */
    public String beside(double reached) {
        return beside(reached, "");
    }

    /**
     * The same of a mean.
     *
     * @param error its standard error: by about so much chance alone moves it
     */
    public String beside(double reached, double error) {
        return beside(reached, " ± %.4f".formatted(error));
    }

    private String beside(double reached, String error) {
        var verdict = reached >= least ? "reached" : "missed by %.4f".formatted(least - reached);
        return "%s %.4f%s, target %.2f: %s".formatted(figure, reached, error, least, verdict);
    }
}
