/**
 * Newline-delimited JSON into any store, with flat memory and a report of what was
 * rejected.
 */
@NullMarked
package io.nosqlc.demo.ndjson;

import org.jspecify.annotations.NullMarked;
