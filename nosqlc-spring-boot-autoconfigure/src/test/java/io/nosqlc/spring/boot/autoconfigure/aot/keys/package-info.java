/**
 * A key in a package that has no repositories.
 */
package io.nosqlc.spring.boot.autoconfigure.aot.keys;
