package org.masthead.local.template;

import java.util.Map;

/** The tables of what runs locally and what only the cloud does, by resource type. */
final class CoverageTables {

    private static final String ISSUER = "the local cloud is its own issuer of tokens";

    private static final String ARCHIVE = "the archive is searched in the cloud only";

    /** Resource types that have no effect locally, as a whole. */
    static final Map<String, String> CLOUD_ONLY_TYPES =
            Map.ofEntries(
                    Map.entry("AWS::CloudWatch::Alarm", "nobody is paged for a laptop"),
                    Map.entry(
                            "AWS::CloudWatch::Dashboard",
                            "the log stream on the terminal shows the same"),
                    Map.entry("AWS::Cognito::UserPool", ISSUER),
                    Map.entry("AWS::Cognito::UserPoolClient", ISSUER),
                    Map.entry("AWS::Cognito::UserPoolDomain", ISSUER),
                    Map.entry("AWS::Cognito::UserPoolIdentityProvider", ISSUER),
                    Map.entry("AWS::Cognito::UserPoolResourceServer", ISSUER),
                    Map.entry("AWS::IAM::Policy", ARCHIVE),
                    Map.entry("AWS::Lambda::Function", ISSUER),
                    Map.entry("AWS::Lambda::Permission", ISSUER),
                    Map.entry("AWS::OpenSearchServerless::AccessPolicy", ARCHIVE),
                    Map.entry("AWS::OpenSearchServerless::Collection", ARCHIVE),
                    Map.entry("AWS::OpenSearchServerless::SecurityPolicy", ARCHIVE),
                    Map.entry(
                            "AWS::Logs::LogGroup", "logs go to the terminal, nothing is retained"),
                    Map.entry("AWS::SNS::Topic", "only alarms publish to it"),
                    Map.entry(
                            "AWS::SQS::QueuePolicy",
                            "local buckets may always notify local queues"));

    private static final String ARCHITECTURE = "functions run on this machine's processor";
    private static final String PUBLISHED = "one version runs, the one just built";

    /** Resource types that are obeyed, property by property. */
    static final Map<String, Coverage> RUN_TYPES =
            Map.of(
                    "AWS::DynamoDB::Table", table(),
                    "AWS::IAM::Role", role(),
                    "AWS::S3::Bucket", bucket(),
                    "AWS::SQS::Queue", queue(),
                    "AWS::SecretsManager::Secret", secret(),
                    "AWS::Serverless::Function", function(),
                    "AWS::Serverless::HttpApi", api());

    /** A function's events, by their type. */
    static final Map<String, Coverage> EVENTS =
            Map.of(
                    "SQS",
                    Coverage.run(
                            "Queue",
                            "BatchSize",
                            "MaximumBatchingWindowInSeconds",
                            "FunctionResponseTypes",
                            "ScalingConfig.MaximumConcurrency"),
                    "Schedule",
                    Coverage.run("Schedule")
                            .cloudOnly(
                                    "RetryPolicy",
                                    "it is about EventBridge reaching Lambda, which cannot fail"
                                            + " here"),
                    "HttpApi",
                    Coverage.run(
                            "ApiId",
                            "Path",
                            "Method",
                            "Auth.Authorizer",
                            "Auth.AuthorizationScopes"));

    /** Keys of a resource beside its properties. */
    static final Coverage RESOURCE =
            Coverage.run("Type", "Properties", "DependsOn", "Condition")
                    .cloudOnly("DeletionPolicy", "local data go only with --fresh")
                    .cloudOnly("UpdateReplacePolicy", "local data go only with --fresh");

    /** Keys of the whole document. */
    static final Coverage DOCUMENT =
            Coverage.run(
                            "AWSTemplateFormatVersion",
                            "Transform",
                            "Parameters",
                            "Conditions",
                            "Globals",
                            "Resources",
                            "Outputs")
                    .cloudOnly("Description", "for people");

    private CoverageTables() {}

    private static Coverage table() {
        return Coverage.run(
                        "TableName",
                        "BillingMode",
                        "AttributeDefinitions.AttributeName",
                        "AttributeDefinitions.AttributeType",
                        "KeySchema.AttributeName",
                        "KeySchema.KeyType",
                        "GlobalSecondaryIndexes.IndexName",
                        "GlobalSecondaryIndexes.KeySchema.AttributeName",
                        "GlobalSecondaryIndexes.KeySchema.KeyType",
                        "GlobalSecondaryIndexes.Projection.ProjectionType",
                        "GlobalSecondaryIndexes.Projection.NonKeyAttributes")
                .cloudOnly(
                        "PointInTimeRecoverySpecification",
                        "DynamoDB Local has no backups; the data can be fetched again")
                .cloudOnly(
                        "TimeToLiveSpecification",
                        "what has expired counts no more; here it only takes up room");
    }

    private static Coverage role() {
        return Coverage.run(
                        "Policies.PolicyName",
                        "Policies.PolicyDocument.Version",
                        "Policies.PolicyDocument.Statement.Sid",
                        "Policies.PolicyDocument.Statement.Effect",
                        "Policies.PolicyDocument.Statement.Action",
                        "Policies.PolicyDocument.Statement.Resource")
                .cloudOnly("AssumeRolePolicyDocument", "the runner itself gives out the role");
    }

    private static Coverage bucket() {
        return Coverage.run(
                        "BucketName",
                        "NotificationConfiguration.QueueConfigurations.Event",
                        "NotificationConfiguration.QueueConfigurations.Queue",
                        "NotificationConfiguration.QueueConfigurations.Filter.S3Key.Rules.Name",
                        "NotificationConfiguration.QueueConfigurations.Filter.S3Key.Rules.Value")
                .cloudOnly("LifecycleConfiguration", "S3Proxy has none; --fresh empties the folder")
                .cloudOnly("PublicAccessBlockConfiguration", "the store listens on loopback only");
    }

    private static Coverage queue() {
        return Coverage.run(
                        "QueueName",
                        "VisibilityTimeout",
                        "RedrivePolicy.deadLetterTargetArn",
                        "RedrivePolicy.maxReceiveCount")
                .cloudOnly(
                        "MessageRetentionPeriod", "ElasticMQ keeps a message until it is deleted");
    }

    private static Coverage secret() {
        return Coverage.run(
                        "Name",
                        "SecretString",
                        "GenerateSecretString.SecretStringTemplate",
                        "GenerateSecretString.GenerateStringKey",
                        "GenerateSecretString.PasswordLength")
                .cloudOnly("Description", "for people")
                .cloudOnly("GenerateSecretString.ExcludePunctuation", "it has none here");
    }

    private static Coverage function() {
        return Coverage.run(
                        "FunctionName",
                        "CodeUri",
                        "Handler",
                        "Runtime",
                        "Role",
                        "Timeout",
                        "MemorySize",
                        "Environment.Variables",
                        "Events")
                .cloudOnly("Description", "for people")
                .cloudOnly("Architectures", ARCHITECTURE)
                .cloudOnly("AutoPublishAlias", PUBLISHED)
                .cloudOnly("EventInvokeConfig", "a run that fails is not repeated here at all")
                .cloudOnly("SnapStart", "snapshots are made by Lambda only")
                .cloudOnly("LoggingConfig", "logs go to the terminal");
    }

    private static Coverage api() {
        return Coverage.run(
                        "Auth.Authorizers.*.IdentitySource",
                        "Auth.Authorizers.*.JwtConfiguration.issuer",
                        "Auth.Authorizers.*.JwtConfiguration.audience",
                        "Auth.Authorizers.*.AuthorizationScopes")
                .cloudOnly("AccessLogSettings", "requests show in the terminal's log")
                .cloudOnly("DefaultRouteSettings.ThrottlingBurstLimit", "one person calls it")
                .cloudOnly("DefaultRouteSettings.ThrottlingRateLimit", "one person calls it");
    }
}
