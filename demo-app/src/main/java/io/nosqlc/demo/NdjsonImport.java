package io.nosqlc.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.nosqlc.BulkResult;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.demo.ImportSummary.Rejection;
import io.nosqlc.error.InvalidDocumentException;

/**
 * One import of newline-delimited JSON: chunks of lines are read, parsed and stored, so
 * that memory stays flat and every rejected line is known by its number.
 */
final class NdjsonImport {

	static final int MAX_REJECTIONS = 100;

	private static final Logger logger = LoggerFactory.getLogger(NdjsonImport.class);

	private static final int CHUNK = 1000;

	private static final int CHUNK_BYTES = 4 * 1024 * 1024;

	private static final int PROGRESS = 10_000;

	private final Collection collection;

	private final Map<String, Document> chunk = new LinkedHashMap<>();

	private final Map<String, Long> lineOfKey = new LinkedHashMap<>();

	private final List<Rejection> rejections = new ArrayList<>();

	private int chunkBytes;

	private long stored;

	private long rejected;

	NdjsonImport(Collection collection) {
		this.collection = collection;
	}

	ImportSummary run(InputStream body) throws IOException {
		NdjsonLines lines = new NdjsonLines(body);
		while (lines.next()) {
			accept(lines);
			if (this.chunk.size() == CHUNK || this.chunkBytes >= CHUNK_BYTES) {
				store();
			}
			if (lines.number() % PROGRESS == 0) {
				logger.info("Import into '{}': {} lines read", this.collection.getName(), lines.number());
			}
		}
		store();
		logger.info("Import into '{}' is done: {} stored, {} rejected", this.collection.getName(), this.stored,
				this.rejected);
		return new ImportSummary(this.stored, this.rejected, this.rejections);
	}

	private void accept(NdjsonLines lines) {
		if (lines.isTooLong()) {
			reject(lines.number(), "The line has more than " + NdjsonLines.MAX_BYTES + " bytes.");
			return;
		}
		try {
			String text = lines.text();
			if (!text.isBlank()) {
				add(lines.number(), Document.parse(text));
				this.chunkBytes += lines.length();
			}
		}
		catch (CharacterCodingException ex) {
			reject(lines.number(), "The line is not UTF-8.");
		}
		catch (InvalidDocumentException ex) {
			reject(lines.number(), String.valueOf(ex.getMessage()));
		}
	}

	private void add(long line, Document document) {
		Object id = document.get(Document.ID);
		if (id != null && !(id instanceof String)) {
			reject(line, "Its _id '" + id + "' is not text.");
			return;
		}
		String key = (id != null) ? id.toString() : UUID.randomUUID().toString();
		if (this.chunk.containsKey(key)) {
			store();
		}
		this.chunk.put(key, document.with(Document.ID, key));
		this.lineOfKey.put(key, line);
	}

	private void store() {
		BulkResult result = this.collection.storeAll(this.chunk.entrySet());
		this.stored += result.stored();
		result.failures()
			.forEach(
					(key, reason) -> reject(this.lineOfKey.getOrDefault(key, 0L), String.valueOf(reason.getMessage())));
		this.chunk.clear();
		this.lineOfKey.clear();
		this.chunkBytes = 0;
	}

	private void reject(long line, String reason) {
		this.rejected++;
		if (this.rejections.size() < MAX_REJECTIONS) {
			this.rejections.add(new Rejection(line, reason));
		}
	}

}
