/** What changes for readers when a page is extracted again, field by field. */
@NullMarked
package org.masthead.extract.difference;

import org.jspecify.annotations.NullMarked;
