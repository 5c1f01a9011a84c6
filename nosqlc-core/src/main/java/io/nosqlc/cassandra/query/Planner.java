package io.nosqlc.cassandra.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;
import io.nosqlc.IndexAdvice;
import io.nosqlc.KeyLookup;
import io.nosqlc.ScanPolicy;
import io.nosqlc.filter.And;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;
import io.nosqlc.filter.Operator;
import io.nosqlc.filter.Or;

/**
 * Chooses the cheapest plan that reads all rows that a filter can match.
 */
final class Planner {

	/** Each is a request to all ranges of tokens, or to a few partitions. */
	private static final int MOST_BRANCHES = 20;

	private final SelectStatements select;

	private final TableIndexes.State indexes;

	private final Estimates estimates;

	private final @Nullable TokenRing ring;

	Planner(SelectStatements select, TableIndexes.State indexes, Estimates estimates, @Nullable TokenRing ring) {
		this.select = select;
		this.indexes = indexes;
		this.estimates = estimates;
		this.ring = ring;
	}

	/**
	 * Returns the plan of a filter that names the keys of all that can match; empty if it
	 * does not. Takes no index.
	 */
	static Optional<Plan> byKeys(SelectStatements select, Filter filter, @Nullable TokenRing ring) {
		if (select.isOfDocuments()) {
			return KeyLookup.of(filter).map((lookup) -> byKeys(select, lookup.keys(), filter));
		}
		List<Filter> parts = (filter instanceof And and) ? flattened(and).toList() : List.of(filter);
		return KeyRestrictions.of(select.table(), parts).map((keys) -> byKeys(select, keys, filter, ring));
	}

	private static Plan byKeys(SelectStatements select, KeyRestrictions keys, Filter filter, @Nullable TokenRing ring) {
		List<RowKey> partitions = keys.partitions()
			.stream()
			.map((key) -> new RowKey(key, List.of()))
			.distinct()
			.toList();
		return partitions.isEmpty() ? new Plan.Nothing(filter)
				: new PartitionReads(select, partitions, keys.clustering(), keys.residual(), ring);
	}

	/**
	 * Returns the plan of a filter that {@linkplain #byKeys names no keys}.
	 */
	Plan planWithoutKeys(Filter filter) {
		return byIndexes(filter).orElseGet(() -> scan(filter));
	}

	private static Plan byKeys(SelectStatements select, SortedSet<String> keys, Filter filter) {
		return keys.isEmpty() ? new Plan.Nothing(filter) : new Plan.KeyReads(select, keys, withoutKeys(filter));
	}

	private Optional<Plan> byIndexes(Filter filter) {
		return route(filter).map((route) -> plan(route, filter));
	}

	private Plan plan(Route route, Filter filter) {
		if (route.isDearerThanScan(tableRows())) {
			return scan(filter, route.reason() + " brought " + route.expectedRows() + " of about " + tableRows()
					+ " rows the last time, of which a scan reads each for less");
		}
		List<Branch> branches = route.branches();
		if (branches.isEmpty()) {
			return new Plan.Nothing(filter);
		}
		if (branches.size() == 1 && branches.get(0).keys() == null) {
			return walk(branches.get(0), filter, route.reason());
		}
		TokenRing ring = this.ring;
		if (ring == null || !RowOrder.isKnown(this.select.table())) {
			return scan(filter, (ring == null)
					? "uniting rows takes the tokens of the cluster, which this session does not know"
					: "uniting rows takes the order of the clustering columns, which is not known for all their types");
		}
		List<Plan> plans = branches.stream().map((branch) -> plan(branch, ring)).toList();
		return new Plan.Union(this.select, plans, filter, route.reason(), ring);
	}

	private Plan plan(Branch branch, TokenRing ring) {
		return (branch.keys() != null) ? new PartitionReads(this.select,
				branch.keys().stream().map(RowKey::of).toList(), List.of(), Filter.all(), ring)
				: walk(branch, Filter.all(), branch.reason());
	}

	private Plan walk(Branch branch, Filter residual, String reason) {
		return new Plan.Walk(this.select, branch.restrictions(), List.of(), residual, reason, branch.expectedRows(),
				this.ring);
	}

	private Plan scan(Filter filter) {
		return scan(filter, whyScan(filter));
	}

	private Plan scan(Filter filter, String reason) {
		return new Plan.Walk(this.select, List.of(), List.of(), filter, reason, tableRows(), this.ring);
	}

	private String whyScan(Filter filter) {
		Set<FieldPath> wanted = IndexAdvice.of(filter);
		String waiting = wanted.stream()
			.filter(this.indexes.notReady()::containsKey)
			.map((path) -> "; the index on '" + path + "' " + this.indexes.notReady().get(path))
			.collect(Collectors.joining());
		return ScanPolicy.missingKey(this.select.partitionKey()) + (waiting.isEmpty() ? noIndex(wanted) : waiting);
	}

	private static String noIndex(Set<FieldPath> wanted) {
		return wanted.isEmpty() ? ", and no index can serve it"
				: wanted.stream()
					.map((path) -> "'" + path + "'")
					.collect(Collectors.joining(" and ", ", and there is no index on ", ""));
	}

	private @Nullable Long tableRows() {
		return this.estimates.rows(this.select.matching(List.of()));
	}

	/**
	 * Returns the cheapest way to all rows that a filter can match, other than the whole
	 * table; empty if there is none.
	 */
	private Optional<Route> route(Filter filter) {
		if (filter instanceof Condition condition) {
			return cheapest(routes(condition));
		}
		if (filter instanceof And and) {
			return conjunction(and);
		}
		return (filter instanceof Or or) ? union(or) : Optional.empty();
	}

	private List<Route> routes(Condition condition) {
		List<Route> routes = new ArrayList<>();
		if (this.select.isOfDocuments()) {
			KeyLookup.of(condition).ifPresent((lookup) -> routes.add(Route.of(Branch.of(lookup.keys()))));
		}
		for (IndexedColumn column : this.indexes.ready()) {
			if (column.tells(condition.path())) {
				column.search(condition).ifPresent((search) -> routes.add(route(column, search)));
			}
		}
		return routes;
	}

	private Route route(IndexedColumn column, Search search) {
		return new Route(search.alternatives()
			.stream()
			.map((restrictions) -> branch(restrictions, "the index on '" + column.path() + "'"))
			.toList());
	}

	private Branch branch(List<Restriction> restrictions, String reason) {
		return Branch.of(restrictions, reason, this.estimates.rows(this.select.matching(restrictions)));
	}

	/**
	 * Storage-attached indexes intersect two at a time; restrictions of one column count
	 * as one.
	 */
	private Optional<Route> conjunction(And and) {
		List<Route> routes = new ArrayList<>();
		flattened(and).forEach((part) -> route(part).ifPresent(routes::add));
		List<Route> narrowed = narrowed(routes);
		Route best = cheapest(narrowed).orElse(null);
		if (best == null || !best.isOneLookup()) {
			return Optional.ofNullable(best);
		}
		Branch first = best.branches().get(0);
		if (!isCombinable(first)) {
			return Optional.of(best);
		}
		return Optional.of(narrowed.stream()
			.filter(Route::isOneLookup)
			.map((route) -> route.branches().get(0))
			.filter((other) -> isCombinable(other) && Collections.disjoint(other.columns(), first.columns()))
			.min(Branch.CHEAPEST_FIRST)
			.map((second) -> Route.of(both(first, second)))
			.orElse(best));
	}

	private boolean isCombinable(Branch branch) {
		return this.indexes.ready()
			.stream()
			.allMatch((index) -> index.isCombinable() || !branch.columns().contains(index.column()));
	}

	static Stream<Filter> flattened(And and) {
		return and.filters()
			.stream()
			.flatMap((part) -> (part instanceof And nested) ? flattened(nested) : Stream.of(part));
	}

	/**
	 * Joins the restrictions of one column, such as those of both ends of a range.
	 */
	private List<Route> narrowed(List<Route> routes) {
		List<Route> narrowed = new ArrayList<>();
		for (Route route : routes) {
			Route same = narrowed.stream().filter(route::isOfTheSameColumnsAs).findFirst().orElse(null);
			if (same == null) {
				narrowed.add(route);
				continue;
			}
			Branch other = same.branches().get(0);
			List<Restriction> both = other.joinedWith(route.branches().get(0));
			narrowed.set(narrowed.indexOf(same), Route.of(branch(both, other.reason())));
		}
		return narrowed;
	}

	private Branch both(Branch first, Branch second) {
		List<Restriction> restrictions = new ArrayList<>(first.restrictions());
		restrictions.addAll(second.restrictions());
		return branch(restrictions, first.reason() + " and " + second.reason());
	}

	private Optional<Route> union(Or or) {
		List<Branch> branches = new ArrayList<>();
		for (Filter part : or.filters()) {
			Route route = route(part).orElse(null);
			if (route == null) {
				return Optional.empty();
			}
			branches.addAll(route.branches());
		}
		return (branches.size() > MOST_BRANCHES) ? Optional.empty() : Optional.of(new Route(branches));
	}

	private static Optional<Route> cheapest(List<Route> routes) {
		return routes.stream()
			.filter((route) -> route.branches().size() <= MOST_BRANCHES)
			.min(Comparator.comparingDouble(Route::guess));
	}

	/**
	 * Leaves out the conditions that reading by key decides; a filter in which they are
	 * not simply joined by "and" is kept as it is.
	 */
	private static Filter withoutKeys(Filter filter) {
		if (!(filter instanceof And and)) {
			return isDecidedByKey(filter) ? Filter.all() : filter;
		}
		List<Filter> left = and.filters().stream().filter((part) -> !isDecidedByKey(part)).toList();
		return (left.size() == 1) ? left.get(0) : Filter.allOf(left);
	}

	private static boolean isDecidedByKey(Filter filter) {
		return filter instanceof Condition condition && condition.path().names().equals(List.of(Document.ID))
				&& !condition.ignoreCase()
				&& (condition.operator() == Operator.EQ || condition.operator() == Operator.IN);
	}

}
