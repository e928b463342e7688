package org.masthead.local.endpoint;

/**
 * What a request does, in the words of an IAM policy.
 *
 * @param action such as {@code dynamodb:GetItem}
 * @param resource ARN, or {@code *} where the action has no resource
 */
record Call(String action, String resource) {}
