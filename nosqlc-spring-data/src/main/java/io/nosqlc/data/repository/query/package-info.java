/**
 * Makes filters of the methods that applications declare in their repositories. Nothing
 * here is for applications.
 */
@NullMarked
package io.nosqlc.data.repository.query;

import org.jspecify.annotations.NullMarked;
