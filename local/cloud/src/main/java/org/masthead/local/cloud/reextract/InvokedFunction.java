package org.masthead.local.cloud.reextract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.json.Json;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.reextract.Selection.Mode;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;

/**
 * The function behind Lambda's Invoke API.
 *
 * @param name its name or ARN
 */
public record InvokedFunction(LambdaClient lambda, String name) implements ExtractFunction {

    @Override
    public Answer extract(List<String> keys, Mode mode) {
        var asked = Map.of("keys", keys, "dryRun", mode == Mode.DRY_RUN);
        var event = SdkBytes.fromByteArray(Json.writeBytes(Map.of("reextract", asked)));
        try {
            return answer(lambda.invoke(request -> request.functionName(name).payload(event)));
        } catch (ResourceNotFoundException e) {
            throw new CloudException(
                    "there is no function %s; the stack's output ExtractFunction names it"
                            .formatted(name),
                    e);
        } catch (SdkException e) {
            throw new CloudException("%s cannot be invoked: %s".formatted(name, e.getMessage()), e);
        }
    }

    private Answer answer(InvokeResponse response) {
        var payload = Json.tree(response.payload().asByteArray());
        if (Optional.ofNullable(response.functionError()).isPresent()) {
            return new Answer.Broken(payload.path("errorMessage").asString("no message"));
        }
        if (!payload.path("results").isArray()) {
            throw new CloudException(
                    "%s does not extract pages again; is it the extract function, of this version?"
                            .formatted(name));
        }
        return new Answer.Done(
                payload.path("extractor").asInt(0),
                payload.path("results").valueStream().toList(),
                payload.path("undone").valueStream().map(JsonNode::asString).toList());
    }
}
