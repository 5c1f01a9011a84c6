/**
 * Filters over the bytes of stored documents: what a filter does not name is stepped over
 * and never becomes an object. Says the same as the evaluator of maps, which decides
 * whatever bytes alone do not.
 */
@NullMarked
package io.nosqlc.internal.match;

import org.jspecify.annotations.NullMarked;
