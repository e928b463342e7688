/** The only code of Masthead that asks publishers for anything. */
@NullMarked
package org.masthead.fetch.http;

import org.jspecify.annotations.NullMarked;
