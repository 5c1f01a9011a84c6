package io.nosqlc.cassandra.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import io.nosqlc.filter.FieldPath;

/**
 * The indexes of a table, as far as this client knows them. Safe for use by several
 * threads; never blocks.
 */
public interface TableIndexes {

	/** Of a table that has none. */
	TableIndexes NONE = of(List.of());

	/**
	 * Returns indexes that are always ready.
	 */
	static TableIndexes of(List<IndexedColumn> columns) {
		State state = new State(columns, Map.of());
		return new TableIndexes() {

			@Override
			public Optional<State> known() {
				return Optional.of(state);
			}

			@Override
			public CompletionStage<State> load(Executor executor) {
				return CompletableFuture.completedStage(state);
			}

		};
	}

	/**
	 * Returns what is known already; empty if nothing has been loaded yet. Sends nothing
	 * that is waited for.
	 */
	Optional<State> known();

	/**
	 * Loads what is not known yet, and completes on the executor.
	 */
	CompletionStage<State> load(Executor executor);

	/**
	 * What is known of the indexes of a table. Immutable.
	 *
	 * @param ready those that can be used
	 * @param notReady why others cannot, by their paths: as a clause about the index,
	 * such as "is building"
	 */
	record State(List<IndexedColumn> ready, Map<FieldPath, String> notReady) {

		public State {
			ready = List.copyOf(ready);
			notReady = Map.copyOf(notReady);
		}

	}

}
