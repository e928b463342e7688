/**
 * One fetched document: the message that asks for it, its address, its HTTP facts, where it is
 * kept.
 */
@NullMarked
package org.masthead.page;

import org.jspecify.annotations.NullMarked;
