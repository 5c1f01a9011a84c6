package io.nosqlc.cassandra.update;

import java.util.concurrent.TimeUnit;

import com.datastax.oss.driver.api.core.cql.Statement;

import io.nosqlc.cassandra.session.Statements;

/**
 * Chooses the stamps of plain writes where the session's clock alone cannot. Safe for use
 * by several threads.
 */
final class Stamps {

	private final Statements statements;

	private final RecentWrites recent;

	Stamps(Statements statements, RecentWrites recent) {
		this.statements = statements;
		this.recent = recent;
	}

	RecentWrites recent() {
		return this.recent;
	}

	/**
	 * Returns a stamp above that of a row which was just read and above all that this
	 * client lately gave to the document.
	 */
	long above(Target target, ObservedRow row) {
		return this.recent.next(target, after(row));
	}

	/**
	 * Returns the present stamp of the session's clock, or one just above that of a row
	 * if that is younger.
	 */
	long after(ObservedRow row) {
		long now = this.statements.nextTimestamp();
		if (now == Statement.NO_DEFAULT_TIMESTAMP) {
			now = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
		}
		return row.isAbsent() ? now : Math.max(now, row.writtenAt() + 1);
	}

}
