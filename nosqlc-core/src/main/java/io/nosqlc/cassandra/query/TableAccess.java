package io.nosqlc.cassandra.query;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import io.nosqlc.ClientRuntime;
import io.nosqlc.FindExecutor;
import io.nosqlc.FindQuery;
import io.nosqlc.ScanPolicy;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.schema.SchemaManager;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableSchema;
import io.nosqlc.cassandra.session.DriverErrors;
import io.nosqlc.cassandra.session.Statements;
import io.nosqlc.error.InvalidKeyException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

/**
 * Finds rows of tables, whatever is kept in them. One for each client; safe for use by
 * several threads.
 *
 * <p>
 * A filter that names keys, or partition keys, is answered by reading those, each
 * straight from a replica; one that an index can serve, by what the index finds; any
 * other by reading the whole table in ranges of tokens, if {@code full-scan} permits it.
 * A table that does not exist is an empty one. Filters call the key of a document
 * {@code _id}, and other columns by their names.
 */
public final class TableAccess {

	/** About which more is known than their definitions. */
	private static final int MOST_TABLES = 1000;

	private final Statements statements;

	private final CurrentRing ring;

	private final SchemaManager schema;

	private final ClientRuntime runtime;

	private final String keyspace;

	private final ScanPolicy scans;

	private final TableRequests requests;

	private final Cache<String, Estimates> estimates = Caffeine.newBuilder().maximumSize(MOST_TABLES).build();

	/**
	 * Creates the access of a client.
	 * @param statements what it reads with
	 * @param schema what tells why a table cannot be read
	 * @param runtime its limits and its executor
	 * @param keyspace where tables are that name no other
	 */
	public TableAccess(Statements statements, SchemaManager schema, ClientRuntime runtime, String keyspace) {
		this.statements = statements;
		this.ring = new CurrentRing(statements.session());
		this.schema = schema;
		this.runtime = runtime;
		this.keyspace = keyspace;
		this.scans = new ScanPolicy(runtime.options().fullScan());
		this.requests = new TableRequests(statements, schema);
	}

	/**
	 * Returns the client's keyspace, where tables are that name no other.
	 */
	public String keyspace() {
		return this.keyspace;
	}

	/**
	 * Returns a query for the items of a table that has no indexes and that pass a
	 * filter. Nothing is sent before it is finished.
	 * @param table what the table looks like
	 * @param filter what the items must pass
	 * @param reader makes items of rows
	 */
	public <T> FindQuery<T> find(TableDefinition table, Filter filter, RowReader<T> reader) {
		return find(table, filter, reader, TableIndexes.NONE);
	}

	/**
	 * Returns a query for the items of a table that pass a filter. Nothing is sent before
	 * it is finished.
	 * @param table what the table looks like
	 * @param filter what the items must pass
	 * @param reader makes items of rows
	 * @param indexes what can be searched other than the key
	 */
	public <T> FindQuery<T> find(TableDefinition table, Filter filter, RowReader<T> reader, TableIndexes indexes) {
		return FindQuery.of(finder(table, reader, indexes), filter, this.runtime);
	}

	/**
	 * Returns a query for the partitions of a table, each once, of which filters and the
	 * reader know the {@linkplain TableDefinition#partitions() partition key and static
	 * columns}.
	 * @param table what the table looks like
	 * @param filter what the partitions must pass
	 * @param reader makes items of them
	 */
	public <T> FindQuery<T> findPartitions(TableDefinition table, Filter filter, RowReader<T> reader) {
		TableShape shape = new TableShape(table.partitions(), this.schema);
		return FindQuery.of(TableFinder.ofPartitions(this, shape, reader), filter, this.runtime);
	}

	/**
	 * Returns the token of a partition, by which {@link io.nosqlc.ScanOptions#withTokens}
	 * limits a walk.
	 * @param table what the table looks like
	 * @param key the values of the partition key, of the Java types that the driver maps
	 * to its columns
	 * @throws InvalidKeyException if they are no partition key of the table
	 * @throws UnsupportedOperationException if this session does not know the tokens of
	 * the cluster as numbers
	 */
	public long tokenOf(TableDefinition table, List<?> key) {
		TokenRing known = ring().orElseThrow(() -> new UnsupportedOperationException(
				"The tokens of '" + table.name() + "' are not known: the cluster's partitioner is not Murmur3, or the"
						+ " driver's metadata.token-map is disabled"));
		return known.tokenOf(KeyParts.partition(table, key));
	}

	/**
	 * Returns the nodes that hold a partition; none if this session does not know the
	 * tokens of the cluster.
	 * @param table what the table looks like
	 * @param partition the values of the partition key as they are written to the server
	 */
	public Set<Node> replicas(TableDefinition table, List<ByteBuffer> partition) {
		return this.statements.session()
			.getMetadata()
			.getTokenMap()
			.map((tokens) -> tokens.getReplicas(CqlIdentifier.fromInternal(table.keyspace()),
					tokens.newToken(partition.toArray(ByteBuffer[]::new))))
			.orElse(Set.of());
	}

	/**
	 * Returns whether a write failed because the server refuses what it says, and so
	 * nothing of it was written, and parts of it might be.
	 */
	public static boolean isRefused(Throwable error) {
		return DriverErrors.unwrap(error) instanceof QueryRejectedException refused
				&& !DriverErrors.outcomeUnknown(refused);
	}

	/**
	 * Returns the indexes of a table that its schema declares, of those that the cluster
	 * has as far as this session knows. Secondary indexes serve equality and elements of
	 * collections, one in each statement; storage-attached ones serve ranges, too, and
	 * two together. Neither serves a find that names the partition key, nor pairs of maps
	 * or frozen collections as a whole.
	 */
	public TableIndexes indexes(TableSchema schema) {
		return new SchemaIndexes(this.statements.session(), schema);
	}

	/**
	 * Returns what runs finds on a table.
	 * @param table what the table looks like
	 * @param reader makes items of rows
	 * @param indexes what can be searched other than the key
	 */
	public <T> FindExecutor<T> finder(TableDefinition table, RowReader<T> reader, TableIndexes indexes) {
		return TableFinder.of(this, new TableShape(table, this.schema), reader, indexes);
	}

	/**
	 * Changes rows. A conditional write that is refused is no error.
	 * @param write what to send
	 * @param options consistency levels, time limit and timestamp; whatever else they say
	 * is a matter of the statement
	 * @param task what is to be done, as the middle of a sentence
	 * @param executor what runs the work that follows an answer
	 */
	public CompletionStage<WriteOutcome> execute(TableWrite write, WriteOptions options, Supplier<String> task,
			Executor executor) {
		return this.requests.execute(write, options, task, executor);
	}

	/**
	 * Changes rows by one request.
	 * @param batch what to send
	 * @param options consistency levels, time limit and timestamp of all writes
	 * @param task what is to be done, as the middle of a sentence
	 * @param executor what runs the work that follows an answer
	 */
	public CompletionStage<WriteOutcome> execute(TableBatch batch, WriteOptions options, Supplier<String> task,
			Executor executor) {
		return this.requests.execute(batch, options, task, executor);
	}

	/**
	 * Reads one row.
	 * @param table where it is
	 * @param cql a statement whose placeholders are those of the key
	 * @param key the values of the key as they are written to the server
	 * @param task what is to be done, as the middle of a sentence
	 * @param executor what runs the work that follows an answer
	 * @return the row; {@code null} if there is none
	 */
	public CompletionStage<@Nullable Row> readRow(TableDefinition table, String cql, List<ByteBuffer> key,
			Supplier<String> task, Executor executor) {
		return this.requests.readRow(table, cql, key, task, executor);
	}

	/**
	 * Runs a statement of an application's own.
	 * @param cql the statement
	 * @param values the values of its placeholders
	 * @param options consistency levels, time limit and timestamp
	 * @param task what is to be done, as the middle of a sentence
	 * @param executor what runs the work that follows an answer
	 * @return all rows
	 */
	public CompletionStage<List<Row>> run(String cql, List<@Nullable Object> values, WriteOptions options,
			Supplier<String> task, Executor executor) {
		return this.requests.run(cql, values, options, task, executor);
	}

	Statements statements() {
		return this.statements;
	}

	ScanPolicy scans() {
		return this.scans;
	}

	Optional<TokenRing> ring() {
		return this.ring.current();
	}

	Estimates estimates(TableDefinition table) {
		return this.estimates.get(table.qualifiedName(), (name) -> new Estimates(table.name()));
	}

}
