@NullMarked
package org.masthead.fetch.host;

import org.jspecify.annotations.NullMarked;
