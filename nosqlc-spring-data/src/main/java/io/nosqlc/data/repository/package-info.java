/**
 * Repositories of entities: interfaces without code, whose methods become queries. An
 * application extends {@link io.nosqlc.data.repository.NosqlcRepository}.
 */
@NullMarked
package io.nosqlc.data.repository;

import org.jspecify.annotations.NullMarked;
