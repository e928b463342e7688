/** What inside a page is not the story: promos, share bars, forms, comments. */
@NullMarked
package org.masthead.extract.clean;

import org.jspecify.annotations.NullMarked;
