/** What a member follows and mutes. */
@NullMarked
package org.masthead.reader.preferences;

import org.jspecify.annotations.NullMarked;
