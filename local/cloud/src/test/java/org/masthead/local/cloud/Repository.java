package org.masthead.local.cloud;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where this repository is, from wherever a test runs. */
final class Repository {

    static final Path ROOT =
            Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                    .filter(folder -> Files.exists(folder.resolve("template.yaml")))
                    .findFirst()
                    .orElseThrow();

    private Repository() {}
}
