package org.masthead.local.cloud;

import java.io.PrintStream;

/** What a person needs to know when the cloud is up. */
final class Summary {

    private final PrintStream out;
    private final Style style;

    Summary(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
    }

    void print(Cloud cloud, long seconds) {
        var api = cloud.api();
        out.println();
        out.println(style.bold("Masthead is up after %d s".formatted(seconds)));
        row("API", api);
        row("AWS endpoint", cloud.template().account().endpoint().toString());
        row("demo publishers", cloud.publishers().origin());
        row("tokens", cloud.issuer().issuer());
        row(
                "stores",
                cloud.stores().origin() + " (local/masthead store apple bought --member ada)");
        row("data and log", cloud.data().toString());
        Memory.residentMegabytes(cloud.processes())
                .ifPresent(it -> row("memory", it + " MB resident, runner and functions together"));
        out.println();
        out.println(style.dim("# a member (ada is new: her trial starts with her first call)"));
        out.println("export TOKEN=" + cloud.issuer().token("ada"));
        out.println(style.dim("# the AWS CLI"));
        out.println("export AWS_ENDPOINT_URL=" + cloud.template().account().endpoint());
        out.println(
                "export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=%s"
                        .formatted(LocalClients.OPERATOR, cloud.template().account().region()));
        out.println();
        out.println(style.bold("Three things to try"));
        out.println("curl -s %s/v1/top".formatted(api));
        out.println("curl -s -H \"Authorization: Bearer $TOKEN\" %s/v1/feed".formatted(api));
        out.println(
                "curl -s -H \"Authorization: Bearer $TOKEN\" %s/v1/me/membership".formatted(api));
        out.println();
    }

    private void row(String what, String value) {
        out.println("  " + what + " ".repeat(18 - what.length()) + value);
    }
}
