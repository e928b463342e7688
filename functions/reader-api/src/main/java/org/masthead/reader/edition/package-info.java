/** Which edition a caller reads: everybody's, or that of their language. */
@NullMarked
package org.masthead.reader.edition;

import org.jspecify.annotations.NullMarked;
