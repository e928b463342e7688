/** The HTTP API: routes, payload format 2.0 and the JWT authorizer. */
@NullMarked
package org.masthead.local.cloud.http;

import org.jspecify.annotations.NullMarked;
