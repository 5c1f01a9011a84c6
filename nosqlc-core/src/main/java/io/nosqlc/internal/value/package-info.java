/**
 * What a JSON value is to nosqlc: how Java values become one, and how two of them
 * compare. Everything that filters, sorts or stores goes through these rules, so that no
 * two evaluators can disagree.
 */
@NullMarked
package io.nosqlc.internal.value;

import org.jspecify.annotations.NullMarked;
