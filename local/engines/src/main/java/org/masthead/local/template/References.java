package org.masthead.local.template;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/**
 * What {@code Ref} and {@code GetAtt} of each resource type stand for in the local account.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html">CloudFormation
 *     resource types, "Return values"</a>
 */
final class References {

    /** The property that names a resource, where the template does. */
    private static final Map<String, String> NAME_PROPERTY =
            Map.of(
                    "AWS::S3::Bucket", "BucketName",
                    "AWS::SQS::Queue", "QueueName",
                    "AWS::SecretsManager::Secret", "Name",
                    "AWS::DynamoDB::Table", "TableName",
                    "AWS::Serverless::Function", "FunctionName",
                    "AWS::Logs::LogGroup", "LogGroupName");

    private final LocalAccount account;
    private final Map<String, String> parameters;
    private final Map<String, Node> resources;
    private final Set<String> beingNamed = new HashSet<>();

    References(LocalAccount account, Map<String, String> parameters, Map<String, Node> resources) {
        this.account = account;
        this.parameters = parameters;
        this.resources = resources;
    }

    /** Value of {@code Ref}, empty where the template has no such thing. */
    Optional<String> ref(String id, Intrinsics intrinsics) {
        if (parameters.containsKey(id)) {
            return Optional.ofNullable(parameters.get(id));
        }
        return pseudoParameter(id).or(() -> resourceRef(id, intrinsics));
    }

    /** Value of {@code GetAtt}, empty where the resource or the attribute is unknown. */
    Optional<String> attribute(String id, String attribute, Intrinsics intrinsics) {
        Node resource = resources.get(id);
        if (resource == null) {
            return Optional.empty();
        }
        String name = name(id, resource, intrinsics);
        return Optional.ofNullable(
                switch (type(resource) + " " + attribute) {
                    case "AWS::DynamoDB::Table Arn" -> account.arn("dynamodb", "table/" + name);
                    case "AWS::S3::Bucket Arn" -> account.globalArn("s3", name);
                    case "AWS::SQS::Queue Arn" -> account.arn("sqs", name);
                    case "AWS::SQS::Queue QueueName" -> name;
                    case "AWS::SQS::Queue QueueUrl" -> account.queueUrl(name);
                    case "AWS::Serverless::Function Arn", "AWS::Lambda::Function Arn" ->
                            account.arn("lambda", "function:" + name);
                    case "AWS::Cognito::UserPool Arn" ->
                            account.arn("cognito-idp", "userpool/" + name);
                    case "AWS::IAM::Role Arn" -> account.accountArn("iam", "role/" + name);
                    case "AWS::Logs::LogGroup Arn" ->
                            account.arn("logs", "log-group:" + name + ":*");
                    case "AWS::SecretsManager::Secret Id" -> account.secretArn(name);
                    case "AWS::OpenSearchServerless::Collection Arn" ->
                            account.arn("aoss", "collection/" + name);
                    case "AWS::OpenSearchServerless::Collection CollectionEndpoint" ->
                            "https://" + name + "." + account.region() + ".aoss.amazonaws.com";
                    case "AWS::SNS::Topic TopicArn" -> account.arn("sns", name);
                    case "AWS::SNS::Topic TopicName" -> name;
                    case "AWS::CloudWatch::Alarm Arn" -> account.arn("cloudwatch", "alarm:" + name);
                    default -> null;
                });
    }

    private Optional<String> resourceRef(String id, Intrinsics intrinsics) {
        Node resource = resources.get(id);
        if (resource == null) {
            return Optional.empty();
        }
        String name = name(id, resource, intrinsics);
        return Optional.of(
                switch (type(resource)) {
                    case "AWS::SQS::Queue" -> account.queueUrl(name);
                    case "AWS::SNS::Topic" -> account.arn("sns", name);
                    case "AWS::SecretsManager::Secret" -> account.secretArn(name);
                    case "AWS::Serverless::HttpApi" -> id;
                    default -> name;
                });
    }

    private Optional<String> pseudoParameter(String id) {
        return Optional.ofNullable(
                switch (id) {
                    case "AWS::AccountId" -> account.accountId();
                    case "AWS::Region" -> account.region();
                    case "AWS::StackName" -> account.stackName();
                    case "AWS::StackId" ->
                            account.arn(
                                    "cloudformation", "stack/" + account.stackName() + "/local");
                    case "AWS::Partition" -> "aws";
                    case "AWS::URLSuffix" -> "amazonaws.com";
                    default -> null;
                });
    }

    String name(String id, Intrinsics intrinsics) {
        Node resource = resources.get(id);
        return resource == null ? account.nameOf(id) : name(id, resource, intrinsics);
    }

    private String name(String id, Node resource, Intrinsics intrinsics) {
        Optional<Node> named =
                Optional.ofNullable(NAME_PROPERTY.get(type(resource)))
                        .flatMap(property ->
                                Document.child(resource, "Properties")
                                        .flatMap(all -> Document.child(all, property)));
        if (named.isEmpty()) {
            return account.nameOf(id);
        }
        if (!beingNamed.add(id)) {
            intrinsics.refuse(named.get(), id, "its name refers to itself; break the circle.");
            return account.nameOf(id);
        }
        try {
            return intrinsics.resolveText(named.get(), id);
        } finally {
            beingNamed.remove(id);
        }
    }

    private static String type(Node resource) {
        return Document.child(resource, "Type").map(Document::text).orElse("");
    }
}
