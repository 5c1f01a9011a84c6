/**
 * Entities of an application: found on its class path, mapped, and with the schema that
 * they need. All of it is there only if {@code nosqlc-spring-data} is.
 */
@NullMarked
package io.nosqlc.spring.boot.autoconfigure.data;

import org.jspecify.annotations.NullMarked;
