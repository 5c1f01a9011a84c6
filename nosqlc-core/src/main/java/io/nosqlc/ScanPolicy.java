package io.nosqlc;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.FieldPath;

/**
 * Judges finds that read a whole table, before anything is sent. For driver authors: one
 * for each client, asked by {@link FindExecutor#open} where a filter names no keys. Safe
 * for use by several threads.
 */
public final class ScanPolicy {

	private static final Logger logger = LoggerFactory.getLogger(ScanPolicy.class);

	private static final int MAX_WARNED = 1000;

	private static final List<String> DOCUMENTS = List.of(Document.ID);

	private final FullScan otherwise;

	private final Cache<String, Boolean> warned = Caffeine.newBuilder().maximumSize(MAX_WARNED).build();

	/**
	 * Creates the policy of a client.
	 * @param otherwise what happens to a find that says nothing about it
	 */
	public ScanPolicy(FullScan otherwise) {
		this.otherwise = otherwise;
	}

	/**
	 * Returns what happens to a find if it reads a whole table.
	 */
	public FullScan of(FindSpec spec) {
		return (spec.fullScan() != null) ? spec.fullScan() : this.otherwise;
	}

	/**
	 * Lets a scan of documents pass, with a warning for the first of its shape, or
	 * refuses it.
	 * @param spec the find
	 * @param table what is read, as messages name it
	 * @throws QueryRejectedException if scans are forbidden, or if it is to be serial
	 */
	public void judge(FindSpec spec, String table) {
		judge(spec, table, DOCUMENTS);
	}

	/**
	 * Lets a scan pass, with a warning for the first of its shape, or refuses it.
	 * @param spec the find
	 * @param table what is read, as messages name it
	 * @param key the fields that filters call the partition key by
	 * @throws QueryRejectedException if scans are forbidden, or if it is to be serial
	 */
	public void judge(FindSpec spec, String table, List<String> key) {
		refuseSerial(spec, table, key);
		switch (of(spec)) {
			case ALLOW -> {
			}
			case WARN -> warn(spec, table, key);
			case FORBID -> throw forbidden(spec, table, key);
		}
	}

	/**
	 * Says that a filter does not name the partition key, as a clause.
	 * @param key the fields that filters call it by
	 */
	public static String missingKey(List<String> key) {
		return key.equals(DOCUMENTS) ? "the filter names no keys"
				: "the filter does not name the partition key, " + quoted(key);
	}

	private static String quoted(List<String> fields) {
		return fields.stream().map((field) -> "'" + field + "'").collect(Collectors.joining(" and "));
	}

	private static QueryRejectedException forbidden(FindSpec spec, String table, List<String> key) {
		String task = changes(spec) ? "change all that match" : "find";
		String advice = changes(spec) ? "find with fullScan(ALLOW) and write by key, or allow it with full-scan=allow."
				: "or allow it with fullScan(ALLOW) or full-scan=allow.";
		return new QueryRejectedException("Cannot " + task + " '" + spec.filter() + "' in '" + table + "': "
				+ missingKey(key) + ", so the whole table would be read, and full-scan is 'forbid'." + " Ask for "
				+ quoted(key) + ", " + advice(spec) + advice);
	}

	private static String advice(FindSpec spec) {
		Set<FieldPath> wanted = IndexAdvice.of(spec.filter());
		return wanted.isEmpty() ? ""
				: wanted.stream()
					.map((path) -> "'" + path + "'")
					.collect(Collectors.joining(" and ", "declare an index on ", ", "));
	}

	/**
	 * Returns whether the find is a part of {@code updateAll} or {@code deleteAll}, which
	 * nobody can tell {@code fullScan(ALLOW)}.
	 */
	private static boolean changes(FindSpec spec) {
		return spec.purpose() == FindPurpose.CHANGE;
	}

	/**
	 * Refuses a find that is to be serial though it is not by key.
	 * @param spec the find
	 * @param table what is read, as messages name it
	 * @param key the fields that filters call the partition key by
	 * @throws QueryRejectedException if it is to be serial
	 */
	public void refuseSerial(FindSpec spec, String table, List<String> key) {
		Consistency consistency = spec.consistency();
		if (consistency != null && consistency.isSerial()) {
			throw new QueryRejectedException("Cannot find '" + spec.filter() + "' in '" + table + "' with consistency '"
					+ consistency + "': " + missingKey(key) + ", and serial reads are by key only. Ask for "
					+ quoted(key) + ", or use LOCAL_QUORUM or another level.");
		}
	}

	private void warn(FindSpec spec, String table, List<String> key) {
		String shape = FilterShape.of(spec.filter());
		if (this.warned.asMap().putIfAbsent(table + ": " + shape, true) == null) {
			logger.warn(
					"{} '{}' in '{}' reads the whole table, since {}. Ask for {},"
							+ " {}or accept it with {}. Further finds of this shape are not logged.",
					changes(spec) ? "Changing" : "Finding", shape, table, missingKey(key), quoted(key), advice(spec),
					changes(spec) ? "full-scan=allow" : "fullScan(ALLOW)");
		}
	}

}
