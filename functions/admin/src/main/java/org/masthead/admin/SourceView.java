package org.masthead.admin;

import java.util.List;
import java.util.Optional;
import org.masthead.json.Json;
import org.masthead.page.Digest;
import org.masthead.source.CheckedSource;
import org.masthead.source.Source;

/**
 * A source as operators see it.
 *
 * @param definition what a PUT replaces, in the form that it takes
 */
record SourceView(Definition definition, Source.Health health) {

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

    static SourceView of(CheckedSource checked) {
        return new SourceView(Definition.of(checked.source()), checked.health());
    }

    /** Names the definition alone: that a source was checked must not fail an operator's change. */
    static String tag(Source source) {
        var digest = Digest.sha256(Json.write(Definition.of(source)));
        return "\"" + digest.substring(0, 20) + "\"";
    }
}
