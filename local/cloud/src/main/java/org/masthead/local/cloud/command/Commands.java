package org.masthead.local.cloud.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.LocalClients;
import org.masthead.local.cloud.RunningCloud;
import org.masthead.local.cloud.Style;
import org.masthead.local.cloud.reextract.Deployment;
import org.masthead.local.cloud.reextract.Selection;
import org.masthead.local.template.BucketSpec;
import org.masthead.local.template.FunctionSpec;
import org.masthead.local.template.LocalAccount;
import org.masthead.local.template.Template;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Every command of {@code local/masthead} but {@code up}: they talk to a running cloud. Titles go
 * in and out of a deployed one too.
 */
public final class Commands {

    private final Path root;
    private final RunningCloud running;
    private final PrintStream out;
    private final Style style;

    private Commands(Path root, RunningCloud running, PrintStream out, Style style) {
        this.root = root;
        this.running = running;
        this.out = out;
        this.style = style;
    }

    /**
     * Runs one command.
     *
     * @param root folder of the repository
     * @param words of the command line after the command; {@code --data DIR} among them chooses
     *     another cloud
     * @throws CloudException when it cannot be done, with the reason and the next step
     */
    public static void run(
            Path root, String command, List<String> words, PrintStream out, Style style) {
        var rest = new ArrayList<>(words);
        var running = running(root, rest);
        try {
            new Commands(root, running, out, style).run(command, rest);
        } catch (SdkClientException e) {
            throw new CloudException(silence(running.aws().getAuthority()), e);
        }
    }

    private static RunningCloud running(Path root, List<String> words) {
        var at = words.indexOf("--data");
        if (at < 0 || at + 1 >= words.size()) {
            return RunningCloud.in(root.resolve(".masthead"));
        }
        words.remove(at);
        return RunningCloud.on(Path.of(words.remove(at)).toAbsolutePath());
    }

    /** The message for a cloud that does not run. */
    static String silence(String address) {
        return "nothing answers on %s; start it with local/masthead up".formatted(address);
    }

    private void run(String command, List<String> words) {
        switch (command) {
            case "invoke" ->
                    new Invoke(running, out)
                            .run(
                                    one(words, 0, "a function"),
                                    one(words, 1, "a file with an event"));
            case "token" -> out.println(new TokenRequest(running).token(one(words, 0, "a member")));
            case "sources" -> new SourcesReport(out, style).print(template(), clients());
            case "pages" -> new PagesReport(out, style).print(template(), clients());
            case "re-extract" -> reextract(ReextractOptions.of(words));
            case "import" -> {
                var options = ImportOptions.parse(words);
                new ImportTitles(options, out, style, InstantSource.system()).run(this::sources);
            }
            case "export" -> {
                var options = ExportOptions.parse(words);
                new ExportTitles(options, out, InstantSource.system()).run(this::sources);
            }
            case "dead-letters" -> new DeadLetters(template(), clients(), out, style).list(words);
            case "replay" ->
                    new DeadLetters(template(), clients(), out, style)
                            .replay(one(words, 0, "a queue"));
            case "store" -> new StoreEvents(running, out, style).run(words);
            case "trace" ->
                    new Trace(running.data().resolve("log.jsonl"), out, style)
                            .print(one(words, 0, "a correlation id"));
            default ->
                    throw new CloudException(
                            "no command \"%s\"; local/masthead help lists them".formatted(command));
        }
    }

    private void reextract(ReextractOptions options) {
        if (options.onAws()) {
            try (var aws = Deployment.onAws()) {
                reextract(aws, options.selection("", ""), options);
            } catch (SdkException e) {
                throw new CloudException("AWS cannot be asked: " + e.getMessage(), e);
            }
        } else {
            try (var local = Deployment.local(clients())) {
                reextract(local, options.selection(extractFunction(), pagesBucket()), options);
            }
        }
    }

    private void reextract(Deployment on, Selection selection, ReextractOptions options) {
        new Reextract(on, running.data(), InstantSource.system(), out, style)
                .run(selection, options);
    }

    private String extractFunction() {
        return template()
                .function("ExtractFunction")
                .map(FunctionSpec::name)
                .orElseThrow(() -> new CloudException("template.yaml has no ExtractFunction"));
    }

    private String pagesBucket() {
        return template()
                .bucket("PagesBucket")
                .map(BucketSpec::name)
                .orElseThrow(() -> new CloudException("template.yaml has no PagesBucket"));
    }

    /** A deployment's table by its name, else the running cloud's. */
    private ChosenTable sources(Optional<String> table) {
        return table.map(ChosenTable::deployed)
                .orElseGet(() -> ChosenTable.local(template(), clients()));
    }

    private static String one(List<String> words, int index, String what) {
        if (words.size() <= index) {
            throw new CloudException("say %s; local/masthead help shows how".formatted(what));
        }
        return words.get(index);
    }

    private LocalClients clients() {
        return LocalClients.operator(account());
    }

    private LocalAccount account() {
        return LocalAccount.at(running.aws());
    }

    private Template template() {
        var parameters = Map.of("TokenIssuer", running.issuer().toString());
        return Template.read(root.resolve("template.yaml"), parameters, account());
    }
}
