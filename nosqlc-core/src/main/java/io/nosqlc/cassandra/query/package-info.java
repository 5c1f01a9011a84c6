/**
 * Plans a filter over a table and runs the plan: by key where the filter names keys, else
 * by reading the table page by page. What Cassandra cannot decide is evaluated here, on
 * the executor of whoever asks.
 */
@NullMarked
package io.nosqlc.cassandra.query;

import org.jspecify.annotations.NullMarked;
