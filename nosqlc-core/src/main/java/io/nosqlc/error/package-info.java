/**
 * Everything that can go wrong, under one unchecked root,
 * {@link io.nosqlc.error.NosqlcException}. A subclass exists where a caller would catch
 * it; every message says what failed with which values, why, and what to do.
 */
@NullMarked
package io.nosqlc.error;

import org.jspecify.annotations.NullMarked;
