/**
 * An entity without a table, for tests that scan for entities.
 */
package io.nosqlc.spring.boot.autoconfigure.data.noted;
