package org.masthead.local.endpoint;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.masthead.local.endpoint.FunctionInvoker.Outcome;
import org.masthead.local.template.LocalAccount;

/**
 * Lambda's Invoke, {@code POST /2015-03-31/functions/{name}/invocations}.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">AWS Lambda API
 *     reference, Invoke</a>
 */
final class InvokeApi {

    static final String PATH = "/2015-03-31/functions/";

    private static final String END = "/invocations";

    private final FunctionInvoker functions;
    private final LocalAccount account;

    InvokeApi(FunctionInvoker functions, LocalAccount account) {
        this.functions = functions;
        this.account = account;
    }

    /** The permission it needs. */
    Call call(AwsRequest request) {
        return new Call(
                "lambda:InvokeFunction",
                account.arn("lambda", "function:" + functionName(request).orElse("*")));
    }

    Answer answer(AwsRequest request, String payload) {
        Optional<String> name = functionName(request);
        if (name.isEmpty()) {
            return Answer.error(
                    501,
                    "NotImplemented",
                    "Of Lambda, only Invoke is emulated by the local cloud.");
        }
        return switch (request.header("X-Amz-Invocation-Type")) {
            case "", "RequestResponse" -> wait(name.get(), payload);
            case "Event" -> {
                Thread.startVirtualThread(() -> functions.invoke(name.get(), payload));
                yield Answer.json(202, "");
            }
            default -> Answer.json(204, "");
        };
    }

    private Answer wait(String name, String payload) {
        return switch (functions.invoke(name, payload)) {
            case Outcome.Returned(String result) ->
                    Answer.json(200, result).with("X-Amz-Executed-Version", "$LATEST");
            case Outcome.Failed(String error) ->
                    Answer.json(200, error)
                            .with("X-Amz-Executed-Version", "$LATEST")
                            .with("X-Amz-Function-Error", "Unhandled");
            case Outcome.NoSuchFunction() ->
                    Answer.error(
                                    404,
                                    "ResourceNotFoundException",
                                    "Function not found: "
                                            + account.arn("lambda", "function:" + name)
                                            + ". template.yaml names the functions there are.")
                            .with("X-Amzn-ErrorType", "ResourceNotFoundException");
        };
    }

    /** A name, a name with a qualifier, or an ARN with or without one: the name alone. */
    private static Optional<String> functionName(AwsRequest request) {
        String path = request.uri().getRawPath();
        if (!request.method().equals("POST") || !path.endsWith(END)) {
            return Optional.empty();
        }
        String id =
                URLDecoder.decode(
                        path.substring(PATH.length(), path.length() - END.length()),
                        StandardCharsets.UTF_8);
        int marker = id.indexOf("function:");
        String name = marker < 0 ? id : id.substring(marker + "function:".length());
        return Optional.of(name.replaceFirst(":.*", ""));
    }
}
