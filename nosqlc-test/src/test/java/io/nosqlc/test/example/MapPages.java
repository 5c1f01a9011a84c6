package io.nosqlc.test.example;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.Executor;

import io.nosqlc.CursorStatistics;
import io.nosqlc.Document;
import io.nosqlc.DocumentMatch;
import io.nosqlc.FindSpec;
import io.nosqlc.KeyLookup;
import io.nosqlc.Match;
import io.nosqlc.MatchPages;

final class MapPages implements MatchPages<Document> {

	private static final int ROWS = 100;

	private final ConcurrentNavigableMap<String, byte[]> table;

	private final FindSpec spec;

	private final Iterator<String> keys;

	private final Executor executor;

	private final Runnable ensureOpen;

	private volatile CursorStatistics statistics = new CursorStatistics(0, 0, 0, 0);

	MapPages(ConcurrentNavigableMap<String, byte[]> table, FindSpec spec, Optional<KeyLookup> lookup, Executor executor,
			Runnable ensureOpen) {
		this.table = table;
		this.spec = spec;
		this.executor = executor;
		this.ensureOpen = ensureOpen;
		String after = Objects.requireNonNullElse(spec.keyAfter(), "");
		this.keys = lookup
			.map((found) -> found.keys().stream().sorted().filter((key) -> key.compareTo(after) > 0).iterator())
			.orElseGet(() -> table.tailMap(after, false).keySet().iterator());
	}

	@Override
	public CompletionStage<Page<Document>> next() {
		return CompletableFuture.supplyAsync(this::page, this.executor);
	}

	private Page<Document> page() {
		this.ensureOpen.run();
		List<Match<Document>> matches = new ArrayList<>();
		int read = 0;
		while (read < ROWS && this.keys.hasNext()) {
			String key = this.keys.next();
			byte[] json = this.table.get(key);
			if (json != null) {
				read++;
				Document document = Document.ofStored(key, json);
				if (this.spec.filter().matches(document)) {
					matches.add(new DocumentMatch(document, this.spec.fields(), List.of(key)));
				}
			}
		}
		this.statistics = new CursorStatistics(this.statistics.rowsRead() + read,
				this.statistics.rowsMatched() + matches.size(), 0, this.statistics.pages() + 1);
		return new Page<>(matches, !this.keys.hasNext());
	}

	@Override
	public CursorStatistics statistics() {
		return this.statistics;
	}

	@Override
	public void close() {
	}

}
