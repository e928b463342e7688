package org.masthead.local.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.masthead.local.template.LocalAccount;
import org.masthead.local.template.SecretSpec;
import org.masthead.local.template.Template;
import tools.jackson.databind.json.JsonMapper;

/**
 * Secrets Manager's {@code GetSecretValue} and {@code PutSecretValue}. What is put is forgotten
 * with the process.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html">AWS
 *     Secrets Manager API reference</a>
 */
final class SecretsApi {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final LocalAccount account;
    private final Map<String, String> values = new ConcurrentHashMap<>();

    SecretsApi(Template template) {
        this.account = template.account();
        for (SecretSpec secret : template.secrets()) {
            values.put(secret.name(), secret.value());
        }
    }

    /** The permission it needs. */
    Call call(AwsRequest request, byte[] body) {
        return new Call(
                "secretsmanager:" + request.operation(), account.secretArn(secretName(body)));
    }

    Answer answer(AwsRequest request, byte[] body) {
        String name = secretName(body);
        return Optional.ofNullable(values.get(name))
                .map(value -> answer(request.operation(), name, value, body))
                .orElseGet(() ->
                        Answer.error(
                                400,
                                "ResourceNotFoundException",
                                "Secrets Manager can't find the specified secret \""
                                        + name
                                        + "\"; template.yaml names the secrets there are."));
    }

    private Answer answer(String operation, String name, String value, byte[] body) {
        return switch (operation) {
            case "GetSecretValue" -> Answer.json(200, secret(name, value));
            case "PutSecretValue" -> {
                String put = text(body, "SecretString");
                values.put(name, put);
                yield Answer.json(200, secret(name, put));
            }
            default ->
                    Answer.error(
                            501,
                            "NotImplemented",
                            "Of Secrets Manager, GetSecretValue and PutSecretValue are emulated by"
                                    + " the local cloud.");
        };
    }

    private String secret(String name, String value) {
        return JSON.createObjectNode()
                .put("ARN", account.secretArn(name))
                .put("Name", name)
                .put("SecretString", value)
                .put("VersionId", "00000000-0000-0000-0000-000000000001")
                .toString();
    }

    /** A name, or an ARN. */
    private static String secretName(byte[] body) {
        String id = text(body, "SecretId");
        return id.substring(id.lastIndexOf(':') + 1);
    }

    private static String text(byte[] body, String field) {
        return JSON.readTree(new String(body, StandardCharsets.UTF_8)).path(field).asString("");
    }
}
