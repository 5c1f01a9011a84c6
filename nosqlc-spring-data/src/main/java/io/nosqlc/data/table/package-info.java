/**
 * Entities that are rows of typed tables. Their schema is compared with what the cluster
 * has, and brought in line with it.
 */
@NullMarked
package io.nosqlc.data.table;

import org.jspecify.annotations.NullMarked;
