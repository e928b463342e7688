/** Bytes to text, as a browser would read them. */
@NullMarked
package org.masthead.extract.text;

import org.jspecify.annotations.NullMarked;
