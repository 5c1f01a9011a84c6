package io.nosqlc.cassandra.index;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What holds for the indexes of one client. Immutable.
 *
 * @param configured indexes that are declared when their collection is first used, by its
 * name ({@code collections.NAME.indexes})
 * @param longestWrite after what time a write of any client is over; other clients are
 * taken to have the limits of this one. Asked for when it is needed, because the session
 * may not be connected before
 */
public record IndexSettings(Map<String, List<IndexDefinition>> configured, Supplier<Duration> longestWrite) {

	public IndexSettings {
		configured = Map.copyOf(configured);
	}

}
