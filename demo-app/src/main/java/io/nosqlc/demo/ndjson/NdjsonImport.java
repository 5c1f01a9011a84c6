package io.nosqlc.demo.ndjson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.nosqlc.Document;
import io.nosqlc.demo.ndjson.ImportSummary.Rejection;
import io.nosqlc.error.NosqlcException;

/**
 * One import of newline-delimited JSON: chunks of lines are read, parsed and stored, so
 * that memory stays flat and every rejected line is known by its number.
 *
 * @param <T> what a line becomes
 */
public final class NdjsonImport<T> {

	/**
	 * How many rejected lines a summary describes.
	 */
	public static final int MAX_REJECTIONS = 100;

	private static final Logger logger = LoggerFactory.getLogger(NdjsonImport.class);

	private static final int CHUNK = 1000;

	private static final int CHUNK_BYTES = 4 * 1024 * 1024;

	private static final int PROGRESS = 10_000;

	private final String name;

	private final Function<Document, T> reader;

	private final Sink<T> sink;

	private final Map<String, T> chunk = new LinkedHashMap<>();

	private final Map<String, Long> lineOfKey = new LinkedHashMap<>();

	private final List<Rejection> rejections = new ArrayList<>();

	private int chunkBytes;

	private long stored;

	private long rejected;

	/**
	 * Prepares an import.
	 * @param name what is imported into, for the log
	 * @param reader makes something of a line, which has an {@code _id}
	 * @param sink stores it
	 */
	public NdjsonImport(String name, Function<Document, T> reader, Sink<T> sink) {
		this.name = name;
		this.reader = reader;
		this.sink = sink;
	}

	/**
	 * Imports a body.
	 */
	public ImportSummary run(InputStream body) throws IOException {
		NdjsonLines lines = new NdjsonLines(body);
		while (lines.next()) {
			accept(lines);
			if (this.chunk.size() == CHUNK || this.chunkBytes >= CHUNK_BYTES) {
				store();
			}
			if (lines.number() % PROGRESS == 0) {
				logger.info("Import into '{}': {} lines read", this.name, lines.number());
			}
		}
		store();
		logger.info("Import into '{}' is done: {} stored, {} rejected", this.name, this.stored, this.rejected);
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
		catch (NosqlcException ex) {
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
		this.chunk.put(key, this.reader.apply(document.with(Document.ID, key)));
		this.lineOfKey.put(key, line);
	}

	private void store() {
		Map<?, ? extends Throwable> failures = this.sink.store(this.chunk);
		this.stored += this.chunk.size() - failures.size();
		failures.forEach((key, reason) -> reject(this.lineOfKey.getOrDefault(String.valueOf(key), 0L),
				String.valueOf(reason.getMessage())));
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

	/**
	 * Where lines end.
	 *
	 * @param <T> what a line has become
	 */
	@FunctionalInterface
	public interface Sink<T> {

		/**
		 * Stores what lines have become, by their keys.
		 * @return why some were not stored, by their keys
		 */
		Map<?, ? extends Throwable> store(Map<String, T> chunk);

	}

}
