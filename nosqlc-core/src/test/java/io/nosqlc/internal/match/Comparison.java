package io.nosqlc.internal.match;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;
import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.filter.Filter;
import io.nosqlc.internal.json.MalformedJsonException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the matcher says of bytes beside what the filter says of the document that they
 * are.
 */
enum Comparison {

	/** Both say that the document passes. */
	MATCH,

	/** Both say that it does not. */
	NO_MATCH,

	/** Both say that the bytes are no document. */
	REFUSED,

	/** The matcher did not need the part of the bytes that is damaged. */
	UNNOTICED;

	/**
	 * Compares the two, and fails if they contradict each other.
	 */
	static Comparison of(Filter filter, byte[] json) {
		Document document = documentOrNull(json);
		try {
			boolean outcome = ByteMatcher.of(filter).matches("key", json);
			if (document == null) {
				return UNNOTICED;
			}
			assertThat(outcome).as(() -> filter + " on " + text(json)).isEqualTo(filter.matches(document));
			return outcome ? MATCH : NO_MATCH;
		}
		catch (MalformedJsonException ex) {
			assertThat(document).as(() -> filter + " on " + text(json) + ": " + ex.getMessage()).isNull();
			return REFUSED;
		}
	}

	private static @Nullable Document documentOrNull(byte[] json) {
		try {
			return Document.ofStored("key", json);
		}
		catch (InvalidDocumentException ex) {
			return null;
		}
	}

	private static String text(byte[] json) {
		return new String(json, StandardCharsets.UTF_8);
	}

}
