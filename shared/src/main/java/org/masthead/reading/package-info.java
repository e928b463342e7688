/** What members do with stories: events in, a state for each member and story, and counts. */
@NullMarked
package org.masthead.reading;

import org.jspecify.annotations.NullMarked;
