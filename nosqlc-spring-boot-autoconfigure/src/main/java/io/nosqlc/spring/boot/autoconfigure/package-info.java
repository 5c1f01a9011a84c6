/**
 * Auto-configuration of a client and its collections for Spring Boot. Applications use
 * what is public here: the properties, the qualifier of collections and the customizers.
 */
@NullMarked
package io.nosqlc.spring.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
