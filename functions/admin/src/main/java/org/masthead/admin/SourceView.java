package org.masthead.admin;

import java.util.List;
import java.util.Optional;
import org.masthead.json.Json;
import org.masthead.page.Digest;
import org.masthead.source.RegisteredSource;
import org.masthead.source.Source;
import org.masthead.source.SourceHealth;

/**
 * A source as operators see it.
 *
 * @param definition what a PUT replaces, in the form that it takes
 * @param reason why it is in that state, where there is more to say
 */
record SourceView(
        Definition definition, String state, Optional<String> reason, SourceHealth health) {

    /** What a source is, as operators write it. */
    record Definition(
            String id,
            String name,
            String homePage,
            List<String> feeds,
            Optional<String> logo,
            String language,
            String country,
            List<String> topics,
            String licence,
            String rights) {

        static Definition of(Source source) {
            return new Definition(
                    source.id(),
                    source.name(),
                    source.homePage(),
                    source.feeds(),
                    source.logo(),
                    source.language(),
                    source.country(),
                    source.topics(),
                    source.licence(),
                    source.rights().word());
        }
    }

    static SourceView of(RegisteredSource registered) {
        return new SourceView(
                Definition.of(registered.source()),
                registered.state().word(),
                registered.stateReason(),
                registered.health());
    }

    /** Names the definition alone: that a source was checked must not fail an operator's change. */
    static String tag(Source source) {
        var digest = Digest.sha256(Json.write(Definition.of(source)));
        return "\"" + digest.substring(0, 20) + "\"";
    }
}
