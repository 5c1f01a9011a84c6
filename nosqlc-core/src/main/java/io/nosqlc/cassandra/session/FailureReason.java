package io.nosqlc.cassandra.session;

import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The codes by which replicas tell why they failed.
 */
final class FailureReason {

	private static final int INCOMPATIBLE_SCHEMA = 3;

	private FailureReason() {
	}

	static boolean isSchemaDisagreement(Collection<Integer> codes) {
		return codes.contains(INCOMPATIBLE_SCHEMA);
	}

	static String describe(Collection<Integer> codes) {
		return codes.isEmpty() ? "no reason given"
				: new TreeSet<>(codes).stream().map(FailureReason::describe).collect(Collectors.joining(", "));
	}

	private static String describe(int code) {
		return switch (code) {
			case 0 -> "an error on the replica";
			case 1 -> "more deleted rows than tombstone_failure_threshold allows; compact the table, or delete less";
			case 2 -> "a time-out on the replica";
			case INCOMPATIBLE_SCHEMA -> "the nodes do not agree on the schema; try again when they do";
			case 4 -> "an answer larger than local_read_size_fail_threshold allows";
			case 5 -> "a replica went down";
			case 6 -> "the index is not available on the replica";
			case 7 -> "more index segments than sai_sstable_indexes_per_query_fail_threshold allows";
			default -> "reason " + code;
		};
	}

}
