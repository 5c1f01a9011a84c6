package io.nosqlc.cassandra.query;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;

import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.schema.SchemaManager;
import io.nosqlc.cassandra.schema.TableDefinition;

/**
 * Makes sure that a table is what its definition says, before its rows are taken for what
 * they are not. Costs nothing while it is.
 */
final class TableShape {

	private final TableDefinition table;

	private final SchemaManager schema;

	private final Map<String, DataType> types;

	TableShape(TableDefinition table, SchemaManager schema) {
		this.table = table;
		this.schema = schema;
		this.types = Stream.of(table.partitionKey(), table.staticColumns(), table.regular())
			.flatMap(List::stream)
			.collect(Collectors.toUnmodifiableMap(TableDefinition.Column::name, TableDefinition.Column::type));
	}

	TableDefinition table() {
		return this.table;
	}

	/**
	 * Passes a statement on if the columns that it selects have the types that they must
	 * have.
	 */
	CompletionStage<PreparedStatement> verified(PreparedStatement statement, Executor executor) {
		return verified(statement, statement.getResultSetDefinitions(), executor);
	}

	/**
	 * Passes a statement on if columns that it selects or sets have the types that they
	 * must have.
	 */
	CompletionStage<PreparedStatement> verified(PreparedStatement statement, ColumnDefinitions columns,
			Executor executor) {
		for (ColumnDefinition column : columns) {
			DataType type = this.types.get(column.getName().asInternal());
			if (type != null && !type.equals(column.getType()) && !isKeys(type, column.getType())) {
				return this.schema.existsAsDefined(this.table, executor).thenApply((exists) -> statement);
			}
		}
		return CompletableFuture.completedStage(statement);
	}

	/**
	 * What is to be removed from a map are keys.
	 */
	private static boolean isKeys(DataType type, DataType placed) {
		return type instanceof MapType map && placed instanceof SetType set
				&& set.getElementType().equals(map.getKeyType());
	}

	/**
	 * Reads from the table, and returns what stands for nothing if there is none.
	 */
	<R extends @Nullable Object> CompletionStage<R> read(Supplier<? extends CompletionStage<R>> attempt,
			@Nullable R nothing, Executor executor) {
		return this.schema.read(this.table, attempt, nothing, executor);
	}

	/**
	 * Fails with the conflict between a table and its definition if a statement was
	 * refused for that, else as it did.
	 */
	<R extends @Nullable Object> CompletionStage<R> explained(Throwable refusal, Executor executor) {
		return this.schema.existsAsDefined(this.table, executor)
			.thenCompose((exists) -> CompletableFuture.failedStage(refusal));
	}

}
