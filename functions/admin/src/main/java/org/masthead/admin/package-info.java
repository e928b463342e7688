/** What operators do: the titles Masthead carries, by routes of their own scope. */
@NullMarked
package org.masthead.admin;

import org.jspecify.annotations.NullMarked;
