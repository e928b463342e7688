/** A week of publishing, by which the pace of checks is measured: {@code mvn -q -Psimulation}. */
@NullMarked
package org.masthead.source.simulation;

import org.jspecify.annotations.NullMarked;
