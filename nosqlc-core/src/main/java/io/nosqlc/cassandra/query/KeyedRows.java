package io.nosqlc.cassandra.query;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;

/**
 * The rows of some keys, in the order of the keys. Each is a read of its own, which goes
 * straight to a replica; a page is a few of them side by side.
 */
final class KeyedRows extends SequentialPages {

	private static final int READS_PER_PAGE = 64;

	private final Reads reads;

	private final String cql;

	private final List<String> keys;

	private int position;

	KeyedRows(Reads reads, String cql, List<String> keys) {
		this.reads = reads;
		this.cql = cql;
		this.keys = List.copyOf(keys);
	}

	@Override
	CompletionStage<Page> fetch() {
		int end = Math.min(this.position + Math.min(this.reads.pageSize(), READS_PER_PAGE), this.keys.size());
		if (end == this.position) {
			return CompletableFuture.completedStage(Page.END);
		}
		List<CompletableFuture<Page>> answers = new ArrayList<>();
		for (String key : this.keys.subList(this.position, end)) {
			answers.add(this.reads.first(this.cql, key, KeyedRows::page).toCompletableFuture());
		}
		this.position = end;
		boolean last = end == this.keys.size();
		return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
			.thenApply((done) -> joined(answers, last));
	}

	private static Page page(AsyncResultSet result) {
		return new Page(result.currentPage(), result.remaining(), 1, true);
	}

	private static Page joined(List<CompletableFuture<Page>> answers, boolean last) {
		List<Row> rows = new ArrayList<>();
		answers.forEach((answer) -> answer.join().rows().forEach(rows::add));
		return new Page(rows, rows.size(), answers.size(), last);
	}

}
