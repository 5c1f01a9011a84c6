package io.nosqlc.memory;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.nosqlc.CursorStatistics;
import io.nosqlc.Document;
import io.nosqlc.DocumentMatch;
import io.nosqlc.FindSpec;
import io.nosqlc.KeyLookup;
import io.nosqlc.Match;
import io.nosqlc.MatchPages;

/**
 * Evaluates a filter on some documents at a time, in key order.
 */
final class MemoryPages implements MatchPages<Document> {

	private static final int ROWS = 256;

	private static final Page<Document> END = new Page<>(List.of(), true);

	private final MemoryCollection collection;

	private final FindSpec spec;

	private final @Nullable KeyLookup lookup;

	private final @Nullable String keyAfter;

	private final Executor executor;

	private final int rowsPerPage;

	private final long matchesPerPage;

	private @Nullable Iterator<MemoryTable.Row> rows;

	private volatile CursorStatistics statistics = new CursorStatistics(0, 0, 0, 0);

	private volatile boolean closed;

	/**
	 * Creates the pages of a find.
	 * @param lookup the keys to look at; {@code null} for all
	 */
	MemoryPages(MemoryCollection collection, FindSpec spec, @Nullable KeyLookup lookup, Executor executor) {
		this.collection = collection;
		this.spec = spec;
		this.lookup = lookup;
		this.keyAfter = spec.keyAfter();
		this.executor = executor;
		this.rowsPerPage = (spec.fetchSize() != null) ? spec.fetchSize() : ROWS;
		this.matchesPerPage = (spec.limit() != null) ? Math.max(1, spec.limit()) : Long.MAX_VALUE;
	}

	@Override
	public CompletionStage<Page<Document>> next() {
		return CompletableFuture.supplyAsync(this::page, this.executor);
	}

	@Override
	public CursorStatistics statistics() {
		return this.statistics;
	}

	@Override
	public void close() {
		this.closed = true;
	}

	private Page<Document> page() {
		MemoryTable table = this.collection.table();
		if (table == null || this.closed) {
			return END;
		}
		if (this.rows == null) {
			this.rows = rows(table);
		}
		return page(this.rows);
	}

	private Iterator<MemoryTable.Row> rows(MemoryTable table) {
		return (this.lookup != null) ? table.lookup(this.lookup.keys(), this.keyAfter) : table.walk(this.keyAfter);
	}

	private Page<Document> page(Iterator<MemoryTable.Row> rows) {
		List<Match<Document>> matches = new ArrayList<>();
		int read = 0;
		while (read < this.rowsPerPage && matches.size() < this.matchesPerPage && rows.hasNext()) {
			MemoryTable.Row row = rows.next();
			read++;
			Document document = Document.ofStored(row.key(), row.json());
			if (this.spec.filter().matches(document)) {
				matches.add(new DocumentMatch(document, this.spec.fields(), List.of(row.key())));
			}
		}
		CursorStatistics before = this.statistics;
		this.statistics = new CursorStatistics(before.rowsRead() + read, before.rowsMatched() + matches.size(), 0,
				before.pages() + 1);
		return new Page<>(matches, !rows.hasNext());
	}

}
