/** The snapshot of all live stories that feeds are cut from. */
@NullMarked
package org.masthead.edition;

import org.jspecify.annotations.NullMarked;
