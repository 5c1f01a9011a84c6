/**
 * What entities look like: annotations, and what Spring Data's mapping makes of them.
 * From classes come tables, user-defined types and keys, or a list of everything that is
 * wrong with them; nothing here is sent anywhere.
 */
@NullMarked
package io.nosqlc.data.mapping;

import org.jspecify.annotations.NullMarked;
