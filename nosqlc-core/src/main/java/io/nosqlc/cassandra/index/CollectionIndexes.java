package io.nosqlc.cassandra.index;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.nosqlc.ClientRuntime;
import io.nosqlc.cassandra.schema.SchemaManager;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.session.Deadline;
import io.nosqlc.cassandra.session.Statements;
import io.nosqlc.internal.value.Arguments;
import io.nosqlc.internal.value.Names;

/**
 * Declares indexes on the collections of a client, makes them complete, and tells how
 * they are. Got by {@code client.unwrap(CollectionIndexes.class)}; safe for use by
 * several threads. All methods wait for the servers, some of them for minutes.
 *
 * <p>
 * What is declared holds for all clients of the keyspace, from two seconds later on:
 * every store and update writes the columns of the indexes as well. An index that is
 * declared before the collection has any documents is ready at once; any other when
 * {@link #reindex} has been called. A declaration cannot be taken back.
 *
 * <pre>
 * CollectionIndexes indexes = client.unwrap(CollectionIndexes.class);
 * indexes.declare("orders", IndexDefinition.text("status"), IndexDefinition.number("total"));
 * indexes.reindex("orders");
 * </pre>
 */
public final class CollectionIndexes {

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private final Statements statements;

	private final SchemaManager schema;

	private final CallerWaits caller;

	private final String keyspace;

	private final Supplier<Duration> longestWrite;

	private final Indexes indexes;

	CollectionIndexes(Statements statements, SchemaManager schema, ClientRuntime runtime, String keyspace,
			IndexSettings settings, Indexes indexes) {
		this.statements = statements;
		this.schema = schema;
		this.caller = new CallerWaits(runtime);
		this.keyspace = keyspace;
		this.longestWrite = settings.longestWrite();
		this.indexes = indexes;
	}

	/**
	 * Declares indexes, creates what they need, and waits until all nodes have built it.
	 * Costs three reads if they are declared already. The collection's table is created
	 * if it does not exist.
	 * @param collection its name
	 * @param definitions the indexes, of which a collection can have eight
	 * @throws io.nosqlc.error.InvalidNameException if the collection's name is invalid
	 * @throws io.nosqlc.error.SchemaConflictException if one of the paths has an index of
	 * another kind
	 * @throws io.nosqlc.error.QueryRejectedException if there would be too many, or
	 * servers run a Cassandra before 5.0
	 * @throws io.nosqlc.error.QueryTimeoutException if the nodes take more than ten
	 * minutes to build one
	 */
	public void declare(String collection, IndexDefinition... definitions) {
		TableDefinition table = table(collection);
		List<IndexDefinition> wanted = Arrays.stream(definitions)
			.map((definition) -> Arguments.required(definition, "definition"))
			.toList();
		new IndexCreation(this.indexes.nodes(), this.schema, this.indexes.declarations(), table, this.caller,
				Deadline.after(PATIENCE))
			.run(wanted);
		this.caller.call(this.indexes.observed(collection)::reload);
	}

	/**
	 * Returns the indexes that are declared, by whichever client, and whether finds use
	 * them.
	 * @throws io.nosqlc.error.InvalidNameException if the collection's name is invalid
	 */
	public List<IndexStatus> list(String collection) {
		table(collection);
		return this.caller.call(this.indexes.observed(collection)::read);
	}

	/**
	 * Makes all indexes of a collection complete, as {@link #reindex(String, Consumer)}
	 * does.
	 */
	public IndexProgress reindex(String collection) {
		return reindex(collection, (progress) -> {
		});
	}

	/**
	 * Makes all indexes of a collection right and complete, while others may go on
	 * writing. It reads the whole table, and writes the columns of those rows in which
	 * they are missing or wrong. It waits first, until the youngest declaration is some
	 * seconds older than a write can take. A run that is interrupted can be repeated, and
	 * goes on about where it was, and several at the same time do no harm.
	 * @param progress told how far it has come, on this thread, every page of rows; what
	 * it throws ends the run
	 * @return what was done
	 */
	public IndexProgress reindex(String collection, Consumer<? super IndexProgress> progress) {
		TableDefinition table = table(collection);
		IndexProgress done = new Reindexing(this.statements, this.schema, this.indexes.declarations(), table,
				this.caller, this.longestWrite.get(), Arguments.required(progress, "progress"))
			.run();
		this.caller.call(this.indexes.observed(collection)::reload);
		return done;
	}

	/**
	 * Looks for rows in which an index has not what it should have, and changes nothing.
	 * It reads the whole table. There are such rows if an index is not ready yet, or if
	 * something else than nosqlc has written to the table.
	 * @return what was found, for each index
	 */
	public List<IndexVerification> verify(String collection) {
		TableDefinition table = table(collection);
		List<SideColumn> columns = this.caller
			.call((executor) -> this.indexes.declarations().read(collection, executor))
			.stream()
			.map(Declaration::column)
			.toList();
		return hasTable(collection) ? new Verifying(this.statements, table, this.caller, columns).run()
				: columns.stream()
					.map((column) -> new IndexVerification(column.definition(), 0, 0, List.of()))
					.toList();
	}

	boolean hasTable(String collection) {
		return this.caller.call((executor) -> this.schema.exists(table(collection), executor));
	}

	private TableDefinition table(String collection) {
		return TableDefinition.collection(this.keyspace, Names.collection(collection));
	}

}
