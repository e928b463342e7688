/** Codes that people type and nobody can guess: vouchers, gifts, app passwords. */
@NullMarked
package org.masthead.code;

import org.jspecify.annotations.NullMarked;
