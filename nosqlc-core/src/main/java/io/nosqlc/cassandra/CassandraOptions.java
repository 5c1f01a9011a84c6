package io.nosqlc.cassandra;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.nosqlc.ClientOptions;
import io.nosqlc.ConnectionProperties;
import io.nosqlc.Consistency;
import io.nosqlc.cassandra.index.IndexDefinition;
import io.nosqlc.cassandra.index.IndexKind;
import io.nosqlc.cassandra.schema.KeyspaceCreation;
import io.nosqlc.cassandra.schema.Replication;
import io.nosqlc.cassandra.schema.SchemaOptions;
import io.nosqlc.cassandra.session.RequestDefaults;
import io.nosqlc.cassandra.update.UpdateMode;
import io.nosqlc.cassandra.update.UpdateSettings;
import io.nosqlc.error.InvalidUrlException;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.internal.value.Names;
import io.nosqlc.internal.value.SettingRules;

/**
 * How a client behaves on its session, whoever opened that.
 *
 * @param requests consistency levels and time limit of statements ({@code consistency},
 * {@code serial-consistency}, {@code request-timeout})
 * @param schema how keyspace and tables are created ({@code keyspace-creation},
 * {@code replication}, {@code speculative-retry})
 * @param corruptRows what finds do with rows that hold no JSON object
 * ({@code corrupt-rows})
 * @param updateMode how updates are done ({@code update-mode})
 * @param updateModes how they are done in some collections
 * ({@code collections.NAME.update-mode})
 * @param indexes indexes that some collections are to have
 * ({@code collections.NAME.indexes})
 * @param updates how long updates may take and clocks may differ ({@code update-timeout},
 * {@code clock-skew})
 * @param client limits that every driver has
 * @param executor executor of the application for continuations ({@code executor})
 */
record CassandraOptions(RequestDefaults requests, SchemaOptions schema, CorruptRows corruptRows, UpdateMode updateMode,
		Map<String, UpdateMode> updateModes, Map<String, List<IndexDefinition>> indexes, UpdateSettings updates,
		ClientOptions client, @Nullable Executor executor) {

	private static final Duration DEFAULT_UPDATE_TIMEOUT = Duration.ofSeconds(5);

	private static final Duration DEFAULT_CLOCK_SKEW = Duration.ofSeconds(1);

	CassandraOptions {
		updateModes = Map.copyOf(updateModes);
		indexes = Map.copyOf(indexes);
	}

	/**
	 * Takes what this driver knows from properties.
	 * @throws InvalidUrlException if one of them is malformed
	 */
	static CassandraOptions from(ConnectionProperties properties) {
		ClientOptions client = ClientOptions.from(properties);
		UpdateMode updateMode = properties.choice("update-mode", UpdateMode.class, UpdateMode.COMPARE_AND_SET);
		return new CassandraOptions(requests(properties), schema(properties),
				properties.choice("corrupt-rows", CorruptRows.class, CorruptRows.FAIL), updateMode,
				updateModes(properties, updateMode), indexes(properties), updates(properties, client), client,
				executor(properties));
	}

	/**
	 * Returns these options for a server of one node, on which one replica is all that
	 * anybody can wish for.
	 */
	CassandraOptions forOneNode() {
		return new CassandraOptions(this.requests, this.schema.withDefaultReplication(Replication.local(1)),
				this.corruptRows, this.updateMode, this.updateModes, this.indexes, this.updates, this.client,
				this.executor);
	}

	/**
	 * Returns how updates of a collection are done.
	 */
	UpdateMode updateMode(String collection) {
		return this.updateModes.getOrDefault(collection, this.updateMode);
	}

	private static RequestDefaults requests(ConnectionProperties properties) {
		Consistency consistency = properties.choice("consistency", Consistency.class, Consistency.LOCAL_QUORUM);
		if (consistency.isSerial()) {
			throw new InvalidUrlException("Invalid value '" + consistency
					+ "' of 'consistency': serial levels are for 'serial-consistency'. Use LOCAL_QUORUM or another.");
		}
		Consistency serial = properties.choice("serial-consistency", Consistency.class, Consistency.SERIAL);
		if (!serial.isSerial()) {
			throw new InvalidUrlException(
					"Invalid value '" + serial + "' of 'serial-consistency': it must be SERIAL or LOCAL_SERIAL.");
		}
		return new RequestDefaults(consistency, serial, requestTimeout(properties));
	}

	private static @Nullable Duration requestTimeout(ConnectionProperties properties) {
		return (properties.object("request-timeout") != null) ? properties.duration("request-timeout", Duration.ZERO)
				: null;
	}

	private static SchemaOptions schema(ConnectionProperties properties) {
		String speculativeRetry = properties.parsed("speculative-retry", SchemaOptions.DEFAULT_SPECULATIVE_RETRY,
				SettingRules.SPECULATIVE_RETRY, SettingRules::speculativeRetry);
		KeyspaceCreation creation = properties.choice("keyspace-creation", KeyspaceCreation.class,
				KeyspaceCreation.IF_MISSING);
		return new SchemaOptions(creation, replication(properties), speculativeRetry);
	}

	private static @Nullable Replication replication(ConnectionProperties properties) {
		Replication unset = new Replication(Map.of());
		Replication given = properties.parsed("replication", unset, SettingRules.REPLICATION, Replication::parse);
		return given.equals(unset) ? null : given;
	}

	private static UpdateSettings updates(ConnectionProperties properties, ClientOptions client) {
		return new UpdateSettings(properties.duration("update-timeout", DEFAULT_UPDATE_TIMEOUT),
				properties.duration("clock-skew", DEFAULT_CLOCK_SKEW), client.maxWaiting());
	}

	private static Map<String, UpdateMode> updateModes(ConnectionProperties properties, UpdateMode updateMode) {
		Map<String, UpdateMode> modes = new LinkedHashMap<>();
		for (String collection : properties.entries("collections")) {
			modes.put(Names.collection(collection),
					properties.choice("collections." + collection + ".update-mode", UpdateMode.class, updateMode));
		}
		return modes;
	}

	private static Map<String, List<IndexDefinition>> indexes(ConnectionProperties properties) {
		Map<String, List<IndexDefinition>> indexes = new LinkedHashMap<>();
		for (String collection : properties.entries("collections")) {
			Map<String, String> kinds = properties.parsed("collections." + collection + ".indexes", Map.of(),
					SettingRules.INDEXES, SettingRules::indexes);
			if (!kinds.isEmpty()) {
				indexes.put(collection,
						kinds.entrySet()
							.stream()
							.map((index) -> new IndexDefinition(FieldPath.parse(index.getKey()),
									IndexKind.valueOf(index.getValue().toUpperCase(Locale.ROOT))))
							.toList());
			}
		}
		return indexes;
	}

	private static @Nullable Executor executor(ConnectionProperties properties) {
		Object executor = properties.object("executor");
		if (executor == null || executor instanceof Executor) {
			return (Executor) executor;
		}
		throw new InvalidUrlException(
				"Invalid value of 'executor': it must be a java.util.concurrent.Executor, given as a property.");
	}

}
