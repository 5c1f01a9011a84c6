/**
 * Operations on entities, whether they are rows of tables or documents of collections.
 * {@link io.nosqlc.data.entity.EntityOperations} is what applications use.
 */
@NullMarked
package io.nosqlc.data.entity;

import org.jspecify.annotations.NullMarked;
