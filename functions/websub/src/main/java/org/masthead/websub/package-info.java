/** Answers WebSub hubs: verifies subscriptions, and takes pushes as a signal to read a feed. */
@NullMarked
package org.masthead.websub;

import org.jspecify.annotations.NullMarked;
