/**
 * {@code template.yaml} as the local cloud understands it: every intrinsic resolved for the local
 * account, and nothing in it silently left out.
 */
@NullMarked
package org.masthead.local.template;

import org.jspecify.annotations.NullMarked;
