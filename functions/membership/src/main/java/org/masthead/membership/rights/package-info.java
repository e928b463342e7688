/**
 * The rights of the person: to see everything, to be forgotten, to say what data may be used for.
 */
@NullMarked
package org.masthead.membership.rights;

import org.jspecify.annotations.NullMarked;
