/**
 * JSON text and bytes to values and back, and values to the application's own types. The
 * only package that knows Jackson.
 */
@NullMarked
package io.nosqlc.internal.json;

import org.jspecify.annotations.NullMarked;
