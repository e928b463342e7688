package org.masthead.local.template;

/**
 * One secret of Secrets Manager.
 *
 * @param value what it holds until somebody puts another value
 */
public record SecretSpec(String logicalId, String name, String value) {}
