package io.nosqlc.test.example;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.Executor;

import io.nosqlc.Document;
import io.nosqlc.FindExecutor;
import io.nosqlc.FindSpec;
import io.nosqlc.FullScan;
import io.nosqlc.KeyLookup;
import io.nosqlc.MatchPages;
import io.nosqlc.QueryPlan;
import io.nosqlc.error.QueryRejectedException;

final class MapFinder implements FindExecutor<Document> {

	private final String collection;

	private final ConcurrentNavigableMap<String, byte[]> table;

	private final FullScan fullScan;

	private final Runnable ensureOpen;

	MapFinder(String collection, ConcurrentNavigableMap<String, byte[]> table, FullScan fullScan, Runnable ensureOpen) {
		this.collection = collection;
		this.table = table;
		this.fullScan = fullScan;
		this.ensureOpen = ensureOpen;
	}

	@Override
	public MatchPages<Document> open(FindSpec spec, Executor executor) {
		Optional<KeyLookup> lookup = KeyLookup.of(spec.filter());
		FullScan effective = (spec.fullScan() != null) ? spec.fullScan() : this.fullScan;
		if (lookup.isEmpty() && effective == FullScan.FORBID) {
			throw new QueryRejectedException("Cannot find '" + spec.filter() + "' in '" + this.collection
					+ "': it names no keys, and full-scan is 'forbid'. Ask for _id, or set full-scan=allow.");
		}
		return new MapPages(this.table, spec, lookup, executor, this.ensureOpen);
	}

	@Override
	public QueryPlan explain(FindSpec spec) {
		return KeyLookup.of(spec.filter())
			.map((lookup) -> plan(spec, lookup.keys().isEmpty() ? QueryPlan.Kind.NOTHING : QueryPlan.Kind.KEY_LOOKUP))
			.orElseGet(() -> plan(spec, QueryPlan.Kind.IN_MEMORY));
	}

	private static QueryPlan plan(FindSpec spec, QueryPlan.Kind kind) {
		return new QueryPlan(kind, null, spec.filter(), "this process", "a map has no indexes", null, List.of());
	}

}
