/**
 * Filters: conditions on the fields of documents and entities, combined with and, or and
 * not. A filter is an immutable value that can be evaluated, printed, sent as JSON and
 * planned by a driver.
 */
@NullMarked
package io.nosqlc.filter;

import org.jspecify.annotations.NullMarked;
