/**
 * Documents and filters in and out of JSON with Jackson 2, for applications that still
 * use it. The package for Jackson 3 differs in nothing but the API that it speaks.
 */
@NullMarked
package io.nosqlc.spring.boot.autoconfigure.jackson2;

import org.jspecify.annotations.NullMarked;
