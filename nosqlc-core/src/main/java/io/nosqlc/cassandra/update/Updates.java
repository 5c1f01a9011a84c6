package io.nosqlc.cassandra.update;

import java.time.Duration;
import java.util.function.Supplier;

import io.nosqlc.cassandra.session.Statements;

/**
 * What the conditional writes of one client share, whichever of its collections they are
 * for: what waits, what was written lately, what time it is on the servers. Safe for use
 * by several threads.
 */
public final class Updates {

	private final Statements statements;

	private final UpdateSettings settings;

	private final ServerClock clock = new ServerClock();

	private final UpdateQueue queue;

	private final Stamps stamps;

	public Updates(Statements statements, UpdateSettings settings) {
		this.statements = statements;
		this.settings = settings;
		this.queue = new UpdateQueue(settings.maxWaiting());
		this.stamps = new Stamps(statements, new RecentWrites(settings.clockSkew()));
	}

	/**
	 * Returns the writes of a collection.
	 * @param table its table, as it stands in CQL
	 * @param source what begins statements on it
	 * @param collection its name, for messages
	 * @param mode how to carry them out
	 * @param plain its unconditional writes
	 */
	public DocumentWrites of(String table, StatementSource source, String collection, UpdateMode mode,
			PlainWrites plain) {
		DocumentTable rows = new DocumentTable(this.statements, source, this.clock, table);
		Supplier<Duration> limit = (mode == UpdateMode.LINEARIZABLE) ? this.settings::timeout
				: this.statements::timeout;
		return new DocumentWrites(collection, strategy(mode, rows, plain), this.queue, limit, this.settings.timeout());
	}

	private WriteStrategy strategy(UpdateMode mode, DocumentTable table, PlainWrites plain) {
		CompareAndSet compareAndSet = new CompareAndSet(table, this.stamps, plain);
		return switch (mode) {
			case COMPARE_AND_SET -> compareAndSet;
			case LINEARIZABLE -> new Linearizable(compareAndSet, plain);
			case LAST_WRITE_WINS -> new LastWriteWins(table, this.stamps, plain);
		};
	}

}
