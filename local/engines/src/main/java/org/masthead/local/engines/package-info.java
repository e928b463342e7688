/**
 * DynamoDB, SQS and S3 on this machine: DynamoDB Local, ElasticMQ and S3Proxy in one JVM, set up
 * from {@code template.yaml}. Development and test only.
 */
@NullMarked
package org.masthead.local.engines;

import org.jspecify.annotations.NullMarked;
