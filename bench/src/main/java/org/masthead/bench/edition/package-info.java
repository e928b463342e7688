/**
 * How large an edition is, how fast it is bound, loaded, and cut for a member; and what of DynamoDB
 * that takes.
 */
@NullMarked
package org.masthead.bench.edition;

import org.jspecify.annotations.NullMarked;
