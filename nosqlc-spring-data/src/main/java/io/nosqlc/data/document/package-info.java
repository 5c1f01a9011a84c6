/**
 * Entities as JSON documents of collections. Here an object becomes a document and a
 * document an object, and what queries call a property becomes the field that it is in.
 */
@NullMarked
package io.nosqlc.data.document;

import org.jspecify.annotations.NullMarked;
