package io.nosqlc.cassandra.index;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.nosqlc.error.ClientClosedException;
import io.nosqlc.error.ClientUnavailableException;
import io.nosqlc.error.NosqlcException;
import io.nosqlc.error.QueryTimeoutException;

/**
 * The indexes that a client's settings give to one collection. They are declared when the
 * collection is first used, beside what uses it. Safe for use by several threads.
 */
final class ConfiguredIndexes {

	static final ConfiguredIndexes NONE = new ConfiguredIndexes("", List.of(), () -> true, Runnable::run, () -> true);

	private static final Logger logger = LoggerFactory.getLogger(ConfiguredIndexes.class);

	private final String collection;

	private final List<SideColumn> columns;

	private final BooleanSupplier possible;

	private final Executor worker;

	private final BooleanSupplier declaration;

	private final AtomicBoolean due;

	private final AtomicBoolean failed = new AtomicBoolean();

	/**
	 * Creates those of a collection.
	 * @param possible whether the servers have such indexes
	 * @param worker where the declaration may block
	 * @param declaration declares them; {@code false} if there is no table yet
	 */
	ConfiguredIndexes(String collection, List<SideColumn> columns, BooleanSupplier possible, Executor worker,
			BooleanSupplier declaration) {
		this.collection = collection;
		this.columns = List.copyOf(columns);
		this.possible = possible;
		this.worker = worker;
		this.declaration = declaration;
		this.due = new AtomicBoolean(!columns.isEmpty());
	}

	/**
	 * Returns the columns that a new table gets for them.
	 */
	List<SideColumn> columns() {
		return this.possible.getAsBoolean() ? this.columns : List.of();
	}

	/**
	 * Notes that the collection is being used.
	 */
	void used() {
		if (this.due.compareAndSet(true, false)) {
			this.worker.execute(this::declare);
		}
	}

	private void declare() {
		try {
			this.due.set(!this.declaration.getAsBoolean());
		}
		catch (ClientClosedException ex) {
			// Another client will.
		}
		catch (QueryTimeoutException | ClientUnavailableException ex) {
			report(ex);
			this.due.set(true);
		}
		catch (NosqlcException ex) {
			report(ex);
		}
	}

	private void report(NosqlcException failure) {
		if (this.failed.compareAndSet(false, true)) {
			logger.warn("The indexes that are configured for '{}' are not declared: {}", this.collection,
					failure.getMessage());
		}
	}

}
