package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;

import io.nosqlc.Client;
import io.nosqlc.cassandra.query.TableAccess;
import io.nosqlc.data.mapping.EntityColumn;
import io.nosqlc.data.mapping.NosqlcMappingContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Writes and reads rows by statements of its own, so that tests of rows depend on nothing
 * but those.
 */
final class StoredRows {

	private final Client client;

	private final NosqlcMappingContext context;

	StoredRows(Client client, NosqlcMappingContext context) {
		this.client = client;
		this.context = context;
	}

	/**
	 * Creates the tables of entities.
	 */
	void sync(Class<?>... types) {
		new EntitySchema(this.client, this.context).sync(types);
	}

	<T> EntityRows<T> rows(Class<T> type) {
		return EntityRows.of(this.context.getTable(type), this.client.unwrap(TableAccess.class).keyspace(),
				this.context::getTable, session()::getMetadata);
	}

	CqlSession session() {
		return this.client.unwrap(CqlSession.class);
	}

	/**
	 * Writes a row with all values of an entity, nulls included.
	 */
	@SuppressWarnings("unchecked")
	<T> RowImage insert(T entity) {
		EntityRows<T> rows = rows((Class<T>) entity.getClass());
		RowImage image = image(entity);
		List<EntityColumn> columns = rows.columns();
		BoundStatement insert = session()
			.prepare("INSERT INTO " + rows.definition().qualifiedName() + " ("
					+ columns.stream().map((it) -> '"' + it.name() + '"').collect(Collectors.joining(", "))
					+ ") VALUES (" + columns.stream().map((it) -> "?").collect(Collectors.joining(", ")) + ")")
			.bind();
		for (int i = 0; i < columns.size(); i++) {
			insert = insert.setBytesUnsafe(i, image.get(columns.get(i)));
		}
		session().execute(insert);
		return image;
	}

	/**
	 * Returns the values of an entity that has nothing wrong.
	 */
	@SuppressWarnings("unchecked")
	<T> RowImage image(T entity) {
		List<String> violations = new ArrayList<>();
		RowImage image = rows((Class<T>) entity.getClass()).imageOf(entity, violations);
		assertThat(violations).isEmpty();
		return image;
	}

	/**
	 * Returns the row with the key of an entity.
	 */
	Row row(Object entity, Class<?> readAs) {
		RowImage image = image(entity);
		EntityRows<?> rows = rows(readAs);
		List<EntityColumn> key = image.columns().stream().filter(EntityColumn::isKey).toList();
		BoundStatement select = session()
			.prepare("SELECT " + rows.selection().stream().map((it) -> '"' + it + '"').collect(Collectors.joining(", "))
					+ " FROM " + rows.definition().qualifiedName() + " WHERE "
					+ key.stream().map((it) -> '"' + it.name() + "\" = ?").collect(Collectors.joining(" AND ")))
			.bind();
		for (int i = 0; i < key.size(); i++) {
			ByteBuffer value = image.get(key.get(i));
			select = select.setBytesUnsafe(i, value);
		}
		return session().execute(select).one();
	}

	/**
	 * Returns what is stored under the key of an entity.
	 */
	@SuppressWarnings("unchecked")
	<T> T read(T entity) {
		return (T) rows(entity.getClass()).read(row(entity, entity.getClass()));
	}

}
