/** Members who share the plan of one of them. */
@NullMarked
package org.masthead.membership.household;

import org.jspecify.annotations.NullMarked;
