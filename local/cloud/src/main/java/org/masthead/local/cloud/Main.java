package org.masthead.local.cloud;

import java.nio.file.Path;
import java.util.List;
import org.masthead.local.cloud.command.Commands;
import org.masthead.local.engines.EngineException;
import org.masthead.local.template.TemplateException;

/** {@code local/masthead}: the local cloud and what one can do with it. */
public final class Main {

    private Main() {}

    /**
     * Runs one command.
     *
     * @param args folder of the repository, the command, and its words
     */
    public static void main(String[] args) {
        // Without it small answers wait 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var words = List.of(args);
        try {
            run(Path.of(words.get(0)), words.get(1), words.subList(2, words.size()));
            System.exit(0);
        } catch (CloudException e) {
            System.err.println("masthead: " + e.getMessage());
            System.exit(e.status());
        } catch (TemplateException | EngineException e) {
            System.err.println("masthead: " + e.getMessage());
            System.exit(1);
        } catch (Exception e) {
            // A bug. The engines' threads would keep the process alive without an exit.
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(Path root, String command, List<String> words) throws Exception {
        switch (command) {
            case "up" -> Up.run(root, words);
            default ->
                    Commands.run(
                            root, command, words, System.out, Style.ofTerminal(System.getenv()));
        }
    }
}
