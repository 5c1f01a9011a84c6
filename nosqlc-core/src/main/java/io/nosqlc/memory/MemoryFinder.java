package io.nosqlc.memory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.nosqlc.Document;
import io.nosqlc.FindExecutor;
import io.nosqlc.FindSpec;
import io.nosqlc.FullScan;
import io.nosqlc.KeyLookup;
import io.nosqlc.MatchPages;
import io.nosqlc.QueryPlan;
import io.nosqlc.error.QueryRejectedException;

/**
 * Finds documents by their keys if the filter names any, else by walking over all of
 * them.
 */
final class MemoryFinder implements FindExecutor<Document> {

	private static final Logger logger = LoggerFactory.getLogger(MemoryFinder.class);

	private final MemoryCollection collection;

	private final FullScan fullScan;

	MemoryFinder(MemoryCollection collection, FullScan fullScan) {
		this.collection = collection;
		this.fullScan = fullScan;
	}

	@Override
	public MatchPages<Document> open(FindSpec spec, Executor executor) {
		Optional<KeyLookup> lookup = KeyLookup.of(spec.filter());
		if (lookup.isEmpty()) {
			judgeScan(spec);
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
		return new QueryPlan(kind, null, spec.filter(), fanOut, reason, List.of());
	}

	private void judgeScan(FindSpec spec) {
		FullScan effective = (spec.fullScan() != null) ? spec.fullScan() : this.fullScan;
		if (effective == FullScan.FORBID) {
			throw new QueryRejectedException("Cannot find '" + spec.filter() + "' in '" + this.collection.getName()
					+ "': it names no keys, so all documents would have to be read, and full-scan is 'forbid'."
					+ " Ask for _id, or allow it with fullScan(ALLOW) or full-scan=allow.");
		}
		if (effective == FullScan.WARN) {
			logger.warn("Finding '{}' in '{}' reads all documents. Ask for _id if you can.", spec.filter(),
					this.collection.getName());
		}
	}

}
