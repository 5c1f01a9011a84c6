/**
 * Entities that are wrong, for tests that scan for them.
 */
package io.nosqlc.spring.boot.autoconfigure.data.broken;
