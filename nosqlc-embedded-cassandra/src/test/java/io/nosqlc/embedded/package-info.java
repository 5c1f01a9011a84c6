/**
 * Tests against servers that really run. They are told apart by server, so each test
 * starts what it needs and stops it.
 */
@NullMarked
package io.nosqlc.embedded;

import org.jspecify.annotations.NullMarked;
