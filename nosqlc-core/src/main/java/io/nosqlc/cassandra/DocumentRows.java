package io.nosqlc.cassandra;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.ByteUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.nosqlc.Document;
import io.nosqlc.DocumentMatch;
import io.nosqlc.Match;
import io.nosqlc.cassandra.query.RowReader;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;
import io.nosqlc.internal.value.ValueReader;

/**
 * Reads the rows of a collection: a key, and a document as JSON text.
 */
final class DocumentRows implements RowReader<Document> {

	private static final Logger logger = LoggerFactory.getLogger(DocumentRows.class);

	private static final List<String> KEY = List.of(Document.ID);

	private final String collection;

	private final CorruptRows policy;

	private final AtomicBoolean logged = new AtomicBoolean();

	DocumentRows(String collection, CorruptRows policy) {
		this.collection = collection;
		this.policy = policy;
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
	public @Nullable Candidate<Document> read(Row row) {
		ByteBuffer data = row.getBytesUnsafe(1);
		return (data != null) ? new DocumentRow(Objects.requireNonNull(row.getString(0)), data) : null;
	}

	@Override
	public boolean skips(CorruptDocumentException error) {
		if (this.policy == CorruptRows.FAIL) {
			return false;
		}
		if (this.logged.compareAndSet(false, true)) {
			logger.warn("A find left out a row because corrupt-rows is 'skip': {} Further ones of this collection are"
					+ " counted in the statistics of cursors, but not logged.", error.getMessage());
		}
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

	/**
	 * A row whose JSON is parsed when something other than the key is asked for.
	 */
	private final class DocumentRow implements Candidate<Document> {

		private final String key;

		private final ByteBuffer data;

		private @Nullable Document document;

		DocumentRow(String key, ByteBuffer data) {
			this.key = key;
			this.data = data;
		}

		@Override
		public boolean passes(Filter filter) {
			return filter.matches(this::value);
		}

		@Override
		public Match<Document> match(List<FieldPath> fields) {
			return new DocumentMatch(document(), fields, List.of(this.key));
		}

		private @Nullable Object value(FieldPath path) {
			return path.names().equals(KEY) ? this.key : ValueReader.of(document()).read(path.names());
		}

		private Document document() {
			Document parsed = this.document;
			if (parsed == null) {
				parsed = DocumentRows.document(DocumentRows.this.collection, this.key, this.data);
				this.document = parsed;
			}
			return parsed;
		}

	}

}
