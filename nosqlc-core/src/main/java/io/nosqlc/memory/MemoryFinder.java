package io.nosqlc.memory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import io.nosqlc.Document;
import io.nosqlc.FindExecutor;
import io.nosqlc.FindSpec;
import io.nosqlc.KeyLookup;
import io.nosqlc.MatchPages;
import io.nosqlc.QueryPlan;
import io.nosqlc.ScanPolicy;
import io.nosqlc.error.QueryRejectedException;

/**
 * Finds documents by their keys if the filter names any, else by walking over all of
 * them.
 */
final class MemoryFinder implements FindExecutor<Document> {

	private final MemoryCollection collection;

	private final ScanPolicy scans;

	MemoryFinder(MemoryCollection collection, ScanPolicy scans) {
		this.collection = collection;
		this.scans = scans;
	}

	@Override
	public MatchPages<Document> open(FindSpec spec, Executor executor) {
		if (spec.scan().tokens() != null) {
			throw new QueryRejectedException("Cannot find '" + spec.filter() + "' in '" + this.collection.getName()
					+ "' by tokens: the memory driver has none. Leave out withTokens.");
		}
		Optional<KeyLookup> lookup = KeyLookup.of(spec.filter());
		if (lookup.isEmpty()) {
			this.scans.judge(spec, this.collection.getName());
		}
		return new MemoryPages(this.collection, spec, lookup.orElse(null), executor);
	}

	@Override
	public QueryPlan explain(FindSpec spec) {
		return KeyLookup.of(spec.filter()).map((lookup) -> explain(spec, lookup)).orElseGet(() -> explainWalk(spec));
	}

	private QueryPlan explain(FindSpec spec, KeyLookup lookup) {
		int keys = lookup.keys().size();
		if (keys == 0) {
			return plan(QueryPlan.Kind.NOTHING, spec, "nothing", "no key can match the filter");
		}
		return plan(QueryPlan.Kind.KEY_LOOKUP, spec, (keys == 1) ? "1 key" : keys + " keys",
				"the filter names the keys of all that can match");
	}

	private QueryPlan explainWalk(FindSpec spec) {
		return plan(QueryPlan.Kind.IN_MEMORY, spec, "all documents",
				"the filter names no keys, and the memory driver has no indexes");
	}

	private static QueryPlan plan(QueryPlan.Kind kind, FindSpec spec, String fanOut, String reason) {
		return new QueryPlan(kind, null, spec.filter(), fanOut, reason, null, List.of());
	}

}
