package io.nosqlc.cassandra.update;

import java.nio.ByteBuffer;

import io.nosqlc.Document;

/**
 * A document as it is to be written. Immutable.
 *
 * @param document its fields
 * @param text its JSON, unlike any other
 */
record Draft(Document document, ByteBuffer text) {

	static Draft of(Document document) {
		return new Draft(document, WriteMark.append(document.toJsonBytes()));
	}

}
