/** Whether a page may be kept, by what its publisher states for machines. */
@NullMarked
package org.masthead.fetch.rights;

import org.jspecify.annotations.NullMarked;
