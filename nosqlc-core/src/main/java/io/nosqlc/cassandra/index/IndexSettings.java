package io.nosqlc.cassandra.index;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What holds for the indexes of one client. Immutable.
 *
 * @param configured indexes that are declared when their collection is first used, by its
 * name ({@code collections.NAME.indexes})
 * @param longestWrite after what time a write of any client is over; other clients are
 * taken to have the limits of this one
 */
public record IndexSettings(Map<String, List<IndexDefinition>> configured, Duration longestWrite) {

	public IndexSettings {
		configured = Map.copyOf(configured);
	}

}
