/**
 * The local cloud: starts the engines and runs every function as {@code template.yaml} declares it.
 */
@NullMarked
package org.masthead.local.cloud;

import org.jspecify.annotations.NullMarked;
