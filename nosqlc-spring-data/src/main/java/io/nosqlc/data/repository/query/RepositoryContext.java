package io.nosqlc.data.repository.query;

import io.nosqlc.data.entity.EntityOperations;

/**
 * What the queries of a repository run on.
 *
 * @param entities finds and writes
 * @param projections brings entities as something else
 * @param maxOffset how many items a page may read and drop
 */
record RepositoryContext(EntityOperations entities, Projections projections, int maxOffset) {
}
