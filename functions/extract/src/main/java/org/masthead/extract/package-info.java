/** Raw page in, structured story out, in the stages text, evidence, container, clean, blocks. */
@NullMarked
package org.masthead.extract;

import org.jspecify.annotations.NullMarked;
