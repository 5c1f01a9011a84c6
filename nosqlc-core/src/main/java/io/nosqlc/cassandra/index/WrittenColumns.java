package io.nosqlc.cassandra.index;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;

/**
 * The columns that every statement writes which writes a document. Safe for use by
 * several threads.
 */
public final class WrittenColumns {

	private static final String SET = " SET data = :data";

	private final List<SideColumn> columns;

	/**
	 * One entry for each text that documents are written with, of which there are few.
	 */
	private final ConcurrentMap<String, String> texts = new ConcurrentHashMap<>();

	private final String assignments;

	WrittenColumns(List<SideColumn> columns) {
		this.columns = List.copyOf(columns);
		this.assignments = SET + columns.stream()
			.map((column) -> ", " + column.column() + " = :" + column.column())
			.collect(Collectors.joining());
	}

	List<SideColumn> columns() {
		return this.columns;
	}

	/**
	 * Returns a statement that writes these columns as well.
	 * @param cql one that contains {@code SET data = :data}
	 */
	public String widened(String cql) {
		return this.columns.isEmpty() ? cql
				: this.texts.computeIfAbsent(cql, (text) -> text.replace(SET, this.assignments));
	}

	/**
	 * Binds the values of a document, and null where it has none: another document may
	 * have been there before.
	 */
	public BoundStatementBuilder bind(BoundStatementBuilder statement, Document document) {
		BoundStatementBuilder bound = statement;
		for (SideColumn column : this.columns) {
			bound = bind(bound, column, column.valueIn(document));
		}
		return bound;
	}

	@SuppressWarnings("unchecked")
	static BoundStatementBuilder bind(BoundStatementBuilder statement, SideColumn column, @Nullable Object value) {
		return (value == null) ? statement.setToNull(column.column())
				: statement.set(column.column(), value, (TypeCodec<Object>) column.codec());
	}

}
