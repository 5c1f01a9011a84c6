/**
 * A catalogue through repositories: products are documents, their reviews rows of a
 * table.
 */
@NullMarked
package io.nosqlc.demo.catalogue;

import org.jspecify.annotations.NullMarked;
