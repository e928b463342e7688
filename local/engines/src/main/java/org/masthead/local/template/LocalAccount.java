package org.masthead.local.template;

import java.net.URI;

/**
 * The account, region and stack the template is read for.
 *
 * @param region such as {@code us-east-1}
 * @param accountId twelve digits
 * @param stackName first part of the names CloudFormation would make
 * @param endpoint where every AWS service answers locally, scheme, host and port only; queue URLs
 *     start with it
 */
public record LocalAccount(String region, String accountId, String stackName, URI endpoint) {

    /** The usual local account, {@code 000000000000} in {@code us-east-1}, stack "masthead". */
    public static LocalAccount at(URI endpoint) {
        return new LocalAccount("us-east-1", "000000000000", "masthead", endpoint);
    }

    /** Name of a resource that the template itself does not name: {@code stack-LogicalId}. */
    String nameOf(String logicalId) {
        return stackName + "-" + logicalId;
    }

    /** Address of a queue, as SQS returns it. */
    public String queueUrl(String queueName) {
        return endpoint + "/" + accountId + "/" + queueName;
    }

    /** ARN of a secret. In the cloud six letters of chance follow the name. */
    public String secretArn(String secretName) {
        return arn("secretsmanager", "secret:" + secretName);
    }

    /** {@code arn:aws:service:region:account:resource}. */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + accountId + ":" + resource;
    }

    /** An ARN of a service whose names are unique without region and account (S3). */
    public String globalArn(String service, String resource) {
        return "arn:aws:" + service + ":::" + resource;
    }

    /** An ARN of a service without regions (IAM). */
    public String accountArn(String service, String resource) {
        return "arn:aws:" + service + "::" + accountId + ":" + resource;
    }
}
