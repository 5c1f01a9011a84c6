/**
 * Documents and filters in and out of JSON with Jackson 3, which Boot uses. The package
 * for Jackson 2 differs in nothing but the API that it speaks.
 */
@NullMarked
package io.nosqlc.spring.boot.autoconfigure.jackson;

import org.jspecify.annotations.NullMarked;
