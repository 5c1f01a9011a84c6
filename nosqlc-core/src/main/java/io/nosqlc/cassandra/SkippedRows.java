package io.nosqlc.cassandra;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.nosqlc.error.CorruptDocumentException;

/**
 * Logs the rows that finds leave out: the first of each collection, for as long as the
 * client lives, because the instances of a collection come and go. One for each client;
 * safe for use by several threads.
 */
final class SkippedRows {

	private static final Logger logger = LoggerFactory.getLogger(SkippedRows.class);

	private static final int MAX_COLLECTIONS = 1000;

	private final Cache<String, Boolean> logged = Caffeine.newBuilder().maximumSize(MAX_COLLECTIONS).build();

	void skipped(CorruptDocumentException error) {
		if (this.logged.asMap().putIfAbsent(error.collection(), true) == null) {
			logger.warn("A find left out a row because corrupt-rows is 'skip': {} Further ones of this collection are"
					+ " counted in the statistics of cursors, but not logged.", error.getMessage());
		}
	}

}
