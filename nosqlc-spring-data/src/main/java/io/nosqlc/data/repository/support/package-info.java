/**
 * Makes repositories. {@link io.nosqlc.data.repository.support.NosqlcRepositoryFactory}
 * works without Spring's container, too.
 */
@NullMarked
package io.nosqlc.data.repository.support;

import org.jspecify.annotations.NullMarked;
