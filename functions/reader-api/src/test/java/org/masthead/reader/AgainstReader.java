package org.masthead.reader;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A reader API with a fresh edition for each test, and one token issuer for all. */
abstract class AgainstReader {

    static TestIssuer issuer;

    ReaderFixture reader;

    @BeforeAll
    static void startIssuer() throws Exception {
        issuer = new TestIssuer();
    }

    @AfterAll
    static void stopIssuer() {
        issuer.close();
    }

    @BeforeEach
    void edition() {
        reader = new ReaderFixture(issuer);
    }
}
