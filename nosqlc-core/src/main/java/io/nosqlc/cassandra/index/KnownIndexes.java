package io.nosqlc.cassandra.index;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.schema.TableAdditions;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.session.DriverErrors;
import io.nosqlc.error.QueryTimeoutException;

/**
 * What one client knows of the indexes declared on one collection. Safe for use by
 * several threads; never blocks.
 *
 * <p>
 * A writer must not rely on what it was told more than two seconds ago: so whoever has
 * declared an index knows when all writers follow. While documents are being written, the
 * question is asked again every second beside that, and nobody waits for the answer.
 */
public final class KnownIndexes implements TableAdditions {

	/** How old what a writer relies on may be. */
	static final Duration MAX_AGE = Duration.ofSeconds(2);

	private static final Duration REFRESHED_AT = Duration.ofSeconds(1);

	private static final int ATTEMPTS = 3;

	private final Declarations declarations;

	private final String collection;

	private final ConfiguredIndexes configured;

	private final Executor background;

	private final AtomicReference<@Nullable CompletableFuture<Knowledge>> loading = new AtomicReference<>();

	private volatile @Nullable Knowledge knowledge;

	/** {@link System#nanoTime()} when the table was known to exist; null if it is not. */
	private volatile @Nullable Long tableFoundAt;

	KnownIndexes(Declarations declarations, String collection, ConfiguredIndexes configured, Executor background) {
		this.declarations = declarations;
		this.collection = collection;
		this.configured = configured;
		this.background = background;
	}

	/**
	 * Returns whether the collection's table has been found since it was last missed.
	 */
	public boolean isTableKnown() {
		return this.tableFoundAt != null;
	}

	/**
	 * Notes that the table exists. What was declared before it did is then asked for
	 * anew.
	 */
	public void tableFound() {
		if (this.tableFoundAt == null) {
			this.tableFoundAt = System.nanoTime();
		}
	}

	/**
	 * Notes that the table does not exist.
	 */
	public void tableMissed() {
		this.tableFoundAt = null;
	}

	/**
	 * Returns the columns that have to be written now, at once if that is known.
	 */
	public CompletionStage<WrittenColumns> written(Executor executor) {
		Long found = this.tableFoundAt;
		Knowledge known = this.knowledge;
		if (known != null && found != null && known.isRequestedAfter(found) && known.isYoungerThan(MAX_AGE)) {
			if (!known.isYoungerThan(REFRESHED_AT)) {
				load();
			}
			return known.written;
		}
		return requestedAfter((found != null) ? found : System.nanoTime(), ATTEMPTS, executor)
			.thenCompose((loaded) -> loaded.written);
	}

	/**
	 * Returns whether a statement with these columns may still be sent.
	 */
	public boolean isCurrent(WrittenColumns columns) {
		Knowledge known = this.knowledge;
		return known != null && known.columns == columns && known.isYoungerThan(MAX_AGE);
	}

	/**
	 * Has a table that is created anew have all columns from the start, so that no row of
	 * it is without.
	 */
	@Override
	public CompletionStage<List<TableDefinition.Column>> beforeCreation(TableDefinition table, UUID id,
			Executor executor) {
		return this.declarations.declareBeforeCreation(this.collection, this.configured.columns(), id, executor);
	}

	private CompletionStage<Knowledge> requestedAfter(long moment, int attempts, Executor executor) {
		Knowledge known = this.knowledge;
		if (known != null && known.isRequestedAfter(moment) && known.isYoungerThan(MAX_AGE)) {
			return CompletableFuture.completedFuture(known);
		}
		if (attempts == 0) {
			return CompletableFuture.failedFuture(tooSlow());
		}
		return load().whenCompleteAsync((loaded, error) -> {
		}, executor).thenCompose((loaded) -> requestedAfter(moment, attempts - 1, executor));
	}

	private QueryTimeoutException tooSlow() {
		return new QueryTimeoutException("Cannot write to '" + this.collection + "': each of " + ATTEMPTS
				+ " attempts to read which indexes are declared took longer than " + MAX_AGE.toSeconds()
				+ " s. Nothing was written. Check the load of the servers and the network.");
	}

	private CompletableFuture<Knowledge> load() {
		CompletableFuture<Knowledge> own = new CompletableFuture<>();
		CompletableFuture<Knowledge> running = this.loading.compareAndExchange(null, own);
		if (running != null) {
			return running;
		}
		this.configured.used();
		long requestedAt = System.nanoTime();
		this.declarations.read(this.collection, this.background).whenComplete((declared, error) -> {
			Knowledge loaded = (error == null) ? remember(declared, requestedAt) : null;
			this.loading.set(null);
			if (loaded != null) {
				own.complete(loaded);
			}
			else {
				own.completeExceptionally(DriverErrors.unwrap(error));
			}
		});
		return own;
	}

	/**
	 * Keeps the columns, and with them the texts of statements, unless they are others.
	 */
	private Knowledge remember(List<Declaration> declared, long requestedAt) {
		List<SideColumn> columns = declared.stream().map(Declaration::column).toList();
		Knowledge former = this.knowledge;
		Knowledge loaded = (former != null && former.columns.columns().equals(columns))
				? new Knowledge(former.columns, former.written, requestedAt)
				: Knowledge.of(new WrittenColumns(columns), requestedAt);
		this.knowledge = loaded;
		return loaded;
	}

	/**
	 * What was answered to one question.
	 *
	 * @param columns the columns to write
	 * @param written the same, for those who need not wait
	 * @param requestedAt {@link System#nanoTime()} when it was asked
	 */
	private record Knowledge(WrittenColumns columns, CompletionStage<WrittenColumns> written, long requestedAt) {

		static Knowledge of(WrittenColumns columns, long requestedAt) {
			return new Knowledge(columns, CompletableFuture.completedStage(columns), requestedAt);
		}

		boolean isRequestedAfter(long moment) {
			return this.requestedAt - moment >= 0;
		}

		boolean isYoungerThan(Duration age) {
			return System.nanoTime() - this.requestedAt < age.toNanos();
		}

	}

}
