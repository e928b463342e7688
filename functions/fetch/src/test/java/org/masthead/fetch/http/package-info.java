@NullMarked
package org.masthead.fetch.http;

import org.jspecify.annotations.NullMarked;
