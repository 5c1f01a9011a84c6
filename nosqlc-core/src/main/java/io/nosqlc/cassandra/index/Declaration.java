package io.nosqlc.cassandra.index;

import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An index that the cluster knows to be declared.
 *
 * @param column the column that all clients write
 * @param age how long it had been declared when this was read, by the clocks of servers
 * @param completeIn id of the table all of whose rows have the column; {@code null} if
 * there is none yet
 * @param repairedUpTo id of a table, a space, and key of the row up to which an
 * unfinished run has gone over it; {@code null} if there is none
 */
record Declaration(SideColumn column, Duration age, @Nullable UUID completeIn, @Nullable String repairedUpTo) {

	boolean isCompleteIn(UUID table) {
		return table.equals(this.completeIn);
	}

	/**
	 * Returns the key up to which an unfinished run has gone over a table.
	 */
	@Nullable String repairedUpTo(UUID table) {
		String progress = this.repairedUpTo;
		return (progress != null && progress.startsWith(table + " "))
				? progress.substring(table.toString().length() + 1) : null;
	}

	static String progress(UUID table, String key) {
		return table + " " + key;
	}

}
