package org.masthead.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The trigger of the stack's own user pool, as the template has it, run by Node.js. */
class MailboxClaimTest {

    private static final Path FILE = Path.of("../../template.yaml");

    @BeforeEach
    void node() throws InterruptedException {
        assumeTrue(hasNode(), "no node on the PATH: the pool's trigger is not run");
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String code() throws IOException {
        var text = Files.readString(FILE);
        var from = text.indexOf("ZipFile: |") + "ZipFile: |".length();
        return text.substring(from, text.indexOf("\n\n", from));
    }

    /** What it says in place of the access token's claims. */
    private static String claims(String attributes) throws Exception {
        var script =
                code()
                        + ";exports.handler({request: {userAttributes: "
                        + attributes
                        + "}, response: {}}).then((e) => console.log(JSON.stringify(e.response)));";
        var node = new ProcessBuilder("node", "-e", script).redirectErrorStream(true).start();
        var said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as(said).isZero();
        return said.strip();
    }

    @ParameterizedTest
    @CsvSource({"'true', 'true'", "'false', 'false'", "'True', 'false'"})
    void says_the_mailbox_and_whether_it_is_verified(String attribute, String claim)
            throws Exception {
        assertThat(claims("{email: 'ada@example.org', email_verified: '" + attribute + "'}"))
                .isEqualTo(
                        """
                        {"claimsAndScopeOverrideDetails":{"accessTokenGeneration":\
                        {"claimsToAddOrOverride":{"email":"ada@example.org","email_verified":"%s"}}}}\
                        """
                                .formatted(claim));
    }

    @Test
    void leaves_the_token_of_an_account_without_one_as_it_is() throws Exception {
        assertThat(claims("{sub: 'x'}")).isEqualTo("{}");
    }
}
