package io.nosqlc;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.InvalidTokenException;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;
import io.nosqlc.internal.value.Arguments;

/**
 * Everything that a find was told. Immutable. Built by {@link FindQuery}, read by driver
 * authors.
 *
 * @param filter what must match
 * @param sort order of the items; empty for the store's own
 * @param limit how many items at the most; {@code null} for all
 * @param fields what of each item is wanted; empty for everything
 * @param fetchSize rows to ask the store for at a time; {@code null} leaves it to the
 * driver
 * @param after position behind which the find begins; {@code null} for the start
 * @param consistency how many replicas must answer; {@code null} for the client's
 * @param timeout how long one request to the store may take; {@code null} for the
 * client's
 * @param fullScan what happens if the whole table must be read; {@code null} for the
 * client's
 * @param allowFiltering whether the store may filter rows itself where it has no index
 * @param purpose what the items are for
 * @param scan how a table is walked over
 */
public record FindSpec(Filter filter, List<SortKey> sort, @Nullable Long limit, List<FieldPath> fields,
		@Nullable Integer fetchSize, @Nullable Position after, @Nullable Consistency consistency,
		@Nullable Duration timeout, @Nullable FullScan fullScan, boolean allowFiltering, FindPurpose purpose,
		ScanOptions scan) {

	public FindSpec {
		sort = List.copyOf(sort);
		fields = List.copyOf(fields);
		requirePositive("fetchSize", (fetchSize != null) ? fetchSize.longValue() : 1L);
		if (limit != null && limit < 0) {
			throw new IllegalArgumentException("'limit' must not be negative but is " + limit);
		}
		if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
			throw new IllegalArgumentException("'timeout' must be positive but is " + timeout);
		}
	}

	/**
	 * Returns the key of the document behind which the find begins, or {@code null} for
	 * the start. Drivers ask when a find is opened, since anybody can make up a token.
	 * @throws InvalidTokenException if the position is not that of a document
	 */
	public @Nullable String keyAfter() {
		if (this.after == null) {
			return null;
		}
		if (this.after.key().size() == 1 && this.after.key().get(0) instanceof String key) {
			return key;
		}
		throw new InvalidTokenException("Invalid page token: its key " + this.after.key()
				+ " is not the key of a document. Use it with the query that it came from.");
	}

	static FindSpec of(Filter filter) {
		return new FindSpec(filter, List.of(), null, List.of(), null, null, null, null, null, false, FindPurpose.READ,
				ScanOptions.defaults());
	}

	FindSpec withFilter(Filter filter) {
		return new FindSpec(filter, this.sort, this.limit, this.fields, this.fetchSize, this.after, this.consistency,
				this.timeout, this.fullScan, this.allowFiltering, this.purpose, this.scan);
	}

	FindSpec withSort(List<SortKey> sort) {
		return new FindSpec(this.filter, sort, this.limit, this.fields, this.fetchSize, this.after, this.consistency,
				this.timeout, this.fullScan, this.allowFiltering, this.purpose, this.scan);
	}

	FindSpec withLimit(@Nullable Long limit) {
		return new FindSpec(this.filter, this.sort, limit, this.fields, this.fetchSize, this.after, this.consistency,
				this.timeout, this.fullScan, this.allowFiltering, this.purpose, this.scan);
	}

	/**
	 * Returns the same with other fields. For executors that stand before another.
	 */
	public FindSpec withFields(List<FieldPath> fields) {
		return new FindSpec(this.filter, this.sort, this.limit, fields, this.fetchSize, this.after, this.consistency,
				this.timeout, this.fullScan, this.allowFiltering, this.purpose, this.scan);
	}

	FindSpec withFetchSize(int fetchSize) {
		return new FindSpec(this.filter, this.sort, this.limit, this.fields, fetchSize, this.after, this.consistency,
				this.timeout, this.fullScan, this.allowFiltering, this.purpose, this.scan);
	}

	FindSpec withAfter(@Nullable Position after) {
		return new FindSpec(this.filter, this.sort, this.limit, this.fields, this.fetchSize, after, this.consistency,
				this.timeout, this.fullScan, this.allowFiltering, this.purpose, this.scan);
	}

	FindSpec withConsistency(Consistency consistency) {
		Arguments.required(consistency, "consistency");
		return new FindSpec(this.filter, this.sort, this.limit, this.fields, this.fetchSize, this.after, consistency,
				this.timeout, this.fullScan, this.allowFiltering, this.purpose, this.scan);
	}

	FindSpec withTimeout(Duration timeout) {
		Arguments.required(timeout, "timeout");
		return new FindSpec(this.filter, this.sort, this.limit, this.fields, this.fetchSize, this.after,
				this.consistency, timeout, this.fullScan, this.allowFiltering, this.purpose, this.scan);
	}

	FindSpec withFullScan(FullScan fullScan) {
		Arguments.required(fullScan, "fullScan");
		return new FindSpec(this.filter, this.sort, this.limit, this.fields, this.fetchSize, this.after,
				this.consistency, this.timeout, fullScan, this.allowFiltering, this.purpose, this.scan);
	}

	FindSpec withAllowFiltering() {
		return new FindSpec(this.filter, this.sort, this.limit, this.fields, this.fetchSize, this.after,
				this.consistency, this.timeout, this.fullScan, true, this.purpose, this.scan);
	}

	FindSpec withPurpose(FindPurpose purpose) {
		return new FindSpec(this.filter, this.sort, this.limit, this.fields, this.fetchSize, this.after,
				this.consistency, this.timeout, this.fullScan, this.allowFiltering, purpose, this.scan);
	}

	FindSpec withScan(ScanOptions scan) {
		return new FindSpec(this.filter, this.sort, this.limit, this.fields, this.fetchSize, this.after,
				this.consistency, this.timeout, this.fullScan, this.allowFiltering, this.purpose,
				Arguments.required(scan, "scan"));
	}

	private static void requirePositive(String name, long value) {
		if (value <= 0) {
			throw new IllegalArgumentException("'" + name + "' must be positive but is " + value);
		}
	}

}
