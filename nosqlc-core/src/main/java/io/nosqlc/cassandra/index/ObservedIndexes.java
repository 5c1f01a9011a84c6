package io.nosqlc.cassandra.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.nosqlc.cassandra.query.IndexedColumn;
import io.nosqlc.cassandra.query.TableIndexes;
import io.nosqlc.cassandra.schema.SchemaManager;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.session.DriverErrors;
import io.nosqlc.filter.FieldPath;

/**
 * Which indexes of one collection finds may use. An index never becomes incomplete again
 * as long as its table exists, so that this may be some seconds old: of a table that was
 * dropped meanwhile, a find fails.
 */
final class ObservedIndexes implements TableIndexes {

	private static final Logger logger = LoggerFactory.getLogger(ObservedIndexes.class);

	private static final Duration REFRESHED_AT = Duration.ofSeconds(5);

	private final Declarations declarations;

	private final SchemaManager schema;

	private final Nodes nodes;

	private final TableDefinition table;

	private final ConfiguredIndexes configured;

	private final Executor background;

	private final AtomicReference<@Nullable CompletableFuture<Observation>> loading = new AtomicReference<>();

	private volatile @Nullable Observation last;

	ObservedIndexes(Declarations declarations, SchemaManager schema, Nodes nodes, TableDefinition table,
			ConfiguredIndexes configured, Executor background) {
		this.declarations = declarations;
		this.schema = schema;
		this.nodes = nodes;
		this.table = table;
		this.configured = configured;
		this.background = background;
	}

	@Override
	public Optional<State> known() {
		Observation known = this.last;
		if (known == null) {
			observe();
			return Optional.empty();
		}
		if (System.nanoTime() - known.requestedAt > REFRESHED_AT.toNanos()) {
			observe();
		}
		return Optional.of(known.state);
	}

	@Override
	public CompletionStage<State> load(Executor executor) {
		Optional<State> known = known();
		return known.<CompletionStage<State>>map(CompletableFuture::completedStage)
			.orElseGet(() -> observe().thenApplyAsync(Observation::state, executor));
	}

	/**
	 * Loads anew what may have changed by now.
	 */
	CompletionStage<State> reload(Executor executor) {
		this.last = null;
		this.loading.set(null);
		return load(executor);
	}

	/**
	 * Reads the state of all indexes now.
	 */
	CompletionStage<List<IndexStatus>> read(Executor executor) {
		return this.declarations.read(this.table.name(), executor).thenCompose((declared) -> {
			if (declared.isEmpty()) {
				return CompletableFuture.completedFuture(List.of());
			}
			return this.schema.id(this.table, executor)
				.thenCombine(this.nodes.queryable(executor),
						(id, queryable) -> declared.stream().map((each) -> status(each, id, queryable)).toList());
		});
	}

	private IndexStatus status(Declaration declared, Optional<UUID> id, Set<String> queryable) {
		SideColumn column = declared.column();
		boolean complete = id.isPresent() && declared.isCompleteIn(id.get());
		boolean searchable = queryable.contains(column.indexName(this.table.name()));
		String description = complete ? searchable ? "is ready" : "cannot be searched on every node"
				: "is not complete before reindex was called";
		return new IndexStatus(column.definition(), column.column(), complete && searchable, description);
	}

	private CompletableFuture<Observation> observe() {
		CompletableFuture<Observation> own = new CompletableFuture<>();
		CompletableFuture<Observation> running = this.loading.compareAndExchange(null, own);
		if (running != null) {
			return running;
		}
		this.configured.used();
		long requestedAt = System.nanoTime();
		read(this.background).handle((statuses, error) -> (error == null) ? state(statuses) : stateWithout(error))
			.whenComplete((state, unused) -> {
				Observation observed = new Observation(state, requestedAt);
				if (this.loading.compareAndSet(own, null)) {
					this.last = observed;
				}
				own.complete(observed);
			});
		return own;
	}

	/**
	 * What cannot be read of indexes must not keep a find from reading the table.
	 */
	private State stateWithout(Throwable error) {
		Observation former = this.last;
		if (former != null) {
			return former.state;
		}
		logger.warn("Finds in '{}' use no index, because which ones there are cannot be read: {}", this.table.name(),
				DriverErrors.unwrap(error).getMessage());
		return new State(List.of(), Map.of());
	}

	private static State state(List<IndexStatus> statuses) {
		List<IndexedColumn> ready = new ArrayList<>();
		Map<FieldPath, String> notReady = new LinkedHashMap<>();
		for (IndexStatus status : statuses) {
			if (status.ready()) {
				ready.add(SideColumn.of(status.definition()));
			}
			else {
				notReady.put(status.definition().path(), status.description());
			}
		}
		return new State(ready, notReady);
	}

	/**
	 * What was found at some time.
	 *
	 * @param state the indexes
	 * @param requestedAt {@link System#nanoTime()} when it was asked for
	 */
	private record Observation(State state, long requestedAt) {

	}

}
