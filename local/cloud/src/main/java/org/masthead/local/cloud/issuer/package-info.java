/** An OpenID Connect issuer for demo members, on this machine only. */
@NullMarked
package org.masthead.local.cloud.issuer;

import org.jspecify.annotations.NullMarked;
