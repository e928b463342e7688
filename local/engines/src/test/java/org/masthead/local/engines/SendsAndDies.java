package org.masthead.local.engines;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.masthead.local.template.LocalAccount;
import org.masthead.local.template.Template;

/** A process that starts engines, sends messages and is gone without closing anything. */
final class SendsAndDies {

    static final int MESSAGES = 100;

    private SendsAndDies() {}

    /** Arguments: the folder with the template. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        Template template =
                Template.read(
                        folder.resolve("template.yaml"),
                        Map.of(),
                        LocalAccount.at(URI.create("http://127.0.0.1:1")));
        var engines = Engines.start(folder.resolve("data"), template, InstantSource.system());
        var sqs = new Clients(engines.backends().sqs(), "us-east-1", "test").sqs();
        String url = template.account().queueUrl("masthead-Dead");
        for (int i = 0; i < MESSAGES; i++) {
            sqs.sendMessage(send -> send.queueUrl(url).messageBody("sent"));
        }
        Runtime.getRuntime().halt(9);
    }
}
