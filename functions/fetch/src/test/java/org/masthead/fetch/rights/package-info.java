@NullMarked
package org.masthead.fetch.rights;

import org.jspecify.annotations.NullMarked;
