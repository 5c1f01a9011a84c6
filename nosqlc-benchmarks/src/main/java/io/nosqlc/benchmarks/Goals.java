package io.nosqlc.benchmarks;

import java.util.List;

/**
 * The goals of nosqlc, and some ratios that tell where it stands without being one.
 */
final class Goals {

	private static final String NOSQLC = "nosqlc";

	static final List<Goal> ALL = List.of(new Goal("get", NOSQLC, PointPart.DRIVER, 0.95, 1.10),
			new Goal("store,", NOSQLC, PointPart.DRIVER, 0.95, 1.10),
			new Goal("get", NOSQLC, PointPart.MAPPER, null, null),
			new Goal("store,", NOSQLC, PointPart.MAPPER, null, null),
			new Goal("get", NOSQLC, PointPart.SPRING_DATA, null, null),
			new Goal("store,", NOSQLC, PointPart.SPRING_DATA, null, null),
			new Goal("entity", NOSQLC, EntityPart.DRIVER, null, null),
			new Goal("entity", NOSQLC, PointPart.MAPPER, 1.0, 1.0),
			new Goal("entity", NOSQLC, PointPart.SPRING_DATA, 1.8, 0.4),
			new Goal("storeAll", NOSQLC, BulkPart.SINGLES, 1.3, null),
			new Goal("storeAll", NOSQLC, BulkPart.SAVE_ALL, 10.0, null),
			new Goal("saveAll", NOSQLC, BulkPart.SINGLES, 1.3, null),
			new Goal("saveAll", NOSQLC, BulkPart.SAVE_ALL, 10.0, null),
			new Goal("update, distinct keys", NOSQLC, UpdatePart.UNCONDITIONAL, 0.6, null),
			new Goal("update, one key", NOSQLC, UpdatePart.UNCOMBINED, 5.0, null),
			new Goal("filter, 300 B", NOSQLC, "naive", 6.0, null), new Goal("filter, 3 KB", NOSQLC, "naive", 8.0, null),
			new Goal("filter, 30 KB", NOSQLC, "naive", 8.0, null),
			new Goal("filter,", NOSQLC, "Jackson streaming", 2.0, null),
			new Goal("find, 300 B", NOSQLC, "naive", 2.2, 0.3), new Goal("find, 3 KB", NOSQLC, "naive", 3.0, 0.3),
			new Goal("find, 30 KB", NOSQLC, "naive", 3.0, 0.3),
			new Goal("find", NOSQLC, "Jackson streaming", null, null),
			new Goal("index", NOSQLC, IndexPart.SCAN, 300.0, null));

	private Goals() {
	}

}
