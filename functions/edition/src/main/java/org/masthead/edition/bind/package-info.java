/** Binds all live stories into the next edition. */
@NullMarked
package org.masthead.edition.bind;

import org.jspecify.annotations.NullMarked;
