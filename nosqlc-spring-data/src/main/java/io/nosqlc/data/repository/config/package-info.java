/**
 * Finds the repositories of an application and makes beans of them.
 * {@link io.nosqlc.data.repository.config.EnableNosqlcRepositories} does so without
 * Spring Boot, which needs nothing.
 */
@NullMarked
package io.nosqlc.data.repository.config;

import org.jspecify.annotations.NullMarked;
