/**
 * A repository with a method that cannot work, for tests that scan for it.
 */
package io.nosqlc.spring.boot.autoconfigure.data.misnamed;
