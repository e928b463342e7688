package org.masthead.local.endpoint;

import java.net.URI;

/** Where the engines behind the endpoint listen. */
public record Backends(URI dynamoDb, URI sqs, URI s3) {}
