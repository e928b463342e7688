/** What is known of a member, and how they make us forget it. */
@NullMarked
package org.masthead.reader.profile;

import org.jspecify.annotations.NullMarked;
