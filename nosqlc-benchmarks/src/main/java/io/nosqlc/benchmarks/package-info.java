/**
 * What nosqlc costs beside its peers, measured in one run. Nothing here is published or
 * part of the tests.
 */
@NullMarked
package io.nosqlc.benchmarks;

import org.jspecify.annotations.NullMarked;
