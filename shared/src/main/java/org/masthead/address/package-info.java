/** Web addresses: how they are read, which form stands for a page, and whose site they are on. */
@NullMarked
package org.masthead.address;

import org.jspecify.annotations.NullMarked;
