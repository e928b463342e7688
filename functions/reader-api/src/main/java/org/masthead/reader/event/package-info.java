/** What a member's app reports that the member did. */
@NullMarked
package org.masthead.reader.event;

import org.jspecify.annotations.NullMarked;
