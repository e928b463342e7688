/** Which language a text is in, by its script and its commonest words. */
@NullMarked
package org.masthead.extract.language;

import org.jspecify.annotations.NullMarked;
