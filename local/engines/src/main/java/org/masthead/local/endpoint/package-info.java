/**
 * One address for every AWS service of the local cloud, where each function is held to its role in
 * {@code template.yaml}.
 */
@NullMarked
package org.masthead.local.endpoint;

import org.jspecify.annotations.NullMarked;
