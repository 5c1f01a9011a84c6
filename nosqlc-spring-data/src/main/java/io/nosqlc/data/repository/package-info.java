/**
 * Repositories of entities, whether they are rows of tables or documents of collections.
 * Applications extend their interfaces, and declare methods whose names are queries.
 */
@NullMarked
package io.nosqlc.data.repository;

import org.jspecify.annotations.NullMarked;
