package io.nosqlc.cassandra;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.ByteUtils;
import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;
import io.nosqlc.DocumentMatch;
import io.nosqlc.FindSpec;
import io.nosqlc.Match;
import io.nosqlc.cassandra.query.RowReader;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;
import io.nosqlc.internal.json.MalformedJsonException;
import io.nosqlc.internal.match.ByteMatcher;

/**
 * Reads the rows of a collection: a key, and a document as JSON text, which is parsed
 * only if the document passes.
 */
final class DocumentRows implements RowReader<Document> {

	private final String collection;

	private final CorruptRows policy;

	private final SkippedRows skippedRows;

	DocumentRows(String collection, CorruptRows policy, SkippedRows skippedRows) {
		this.collection = collection;
		this.policy = policy;
		this.skippedRows = skippedRows;
	}

	@Override
	public List<String> columns() {
		return List.of("data");
	}

	@Override
	public Optional<String> countedBy() {
		return (this.policy == CorruptRows.FAIL) ? Optional.of("data") : Optional.empty();
	}

	@Override
	public Selection<Document> select(Filter residual, FindSpec spec) {
		ByteMatcher matcher = ByteMatcher.of(residual);
		List<FieldPath> fields = spec.fields();
		return (row) -> {
			ByteBuffer data = row.getBytesUnsafe(1);
			return (data != null) ? match(matcher, Objects.requireNonNull(row.getString(0)), data, fields) : null;
		};
	}

	private @Nullable Match<Document> match(ByteMatcher matcher, String key, ByteBuffer data, List<FieldPath> fields) {
		if (!mayPass(matcher, key, data)) {
			return null;
		}
		return new DocumentMatch(document(this.collection, key, data), fields, List.of(key));
	}

	private static boolean mayPass(ByteMatcher matcher, String key, ByteBuffer data) {
		try {
			return matcher.matches(key, ByteUtils.getArray(data));
		}
		catch (MalformedJsonException ex) {
			// Making a document of it fails as well, and says which row it is.
			return true;
		}
	}

	@Override
	public boolean skips(CorruptDocumentException error) {
		if (this.policy == CorruptRows.FAIL) {
			return false;
		}
		this.skippedRows.skipped(error);
		return true;
	}

	/**
	 * Makes a document of what is stored.
	 * @throws CorruptDocumentException if it is not a JSON object
	 */
	static Document document(String collection, String key, ByteBuffer data) {
		try {
			return Document.ofStored(key, ByteUtils.getArray(data));
		}
		catch (InvalidDocumentException ex) {
			throw new CorruptDocumentException(collection, key, ex);
		}
	}

}
