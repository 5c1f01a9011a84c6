/**
 * The document API: {@link io.nosqlc.DriverManager} opens a {@link io.nosqlc.Client} by
 * URL, a client hands out {@link io.nosqlc.Collection}s, and a collection stores, updates
 * and finds {@link io.nosqlc.Document}s. Whatever store is behind the URL, the answers
 * and the errors are the same.
 */
@NullMarked
package io.nosqlc;

import org.jspecify.annotations.NullMarked;
