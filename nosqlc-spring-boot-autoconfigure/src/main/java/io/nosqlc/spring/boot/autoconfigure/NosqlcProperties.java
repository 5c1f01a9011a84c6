package io.nosqlc.spring.boot.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

import io.nosqlc.Consistency;
import io.nosqlc.FullScan;

/**
 * Everything that can be said under {@code nosqlc}. What is not set is {@code null}, so
 * that a setting in the query of the URL is not overridden by a default.
 *
 * @param url URL of the store, without credentials: 'nosqlc:memory:',
 * 'nosqlc:cassandra:host:9042/keyspace' or 'nosqlc:embedded:keyspace'.
 * @param keyspace Keyspace of the collections, where the URL does not name one.
 * @param username User to authenticate as.
 * @param password Password of that user.
 * @param localDatacenter Datacenter whose nodes are asked first. Found out from the
 * contact points of the URL when all of them are in the same one.
 * @param ssl TLS settings of the connection that the URL describes.
 * @param consistency Replicas that must answer a read or a plain write.
 * @param serialConsistency Replicas among which conditional writes are decided.
 * @param requestTimeout How long one request may take, and a plain write as a whole.
 * @param keyspaceCreation What happens when the keyspace does not exist.
 * @param replication Replicas of a keyspace that is created: '3' in the local datacenter,
 * or 'dc1:3,dc2:2'. By default three, or as many as the local datacenter has nodes.
 * @param speculativeRetry Option 'speculative_retry' of tables that are created.
 * @param updateMode How updates guard against concurrent ones, unless a collection says
 * otherwise.
 * @param updateTimeout How long one update may take, waits and retries included.
 * @param clockSkew How far apart the clocks of clients and nodes may be.
 * @param corruptRows What a find does about a row that holds no JSON object.
 * @param fullScan What happens to a find that must read a whole table.
 * @param maxSort Most items that a sorted find holds in memory.
 * @param maxDocumentSize Largest document, as UTF-8 JSON.
 * @param maxOffset Most items that a page of a repository reads and drops, because they
 * are before it.
 * @param async Limits of asynchronous operations.
 * @param collections Collections to define beans for, by name. An entry may be empty.
 * @param schema What is done about the schema of entities.
 * @param repositories Settings of repositories.
 * @param embedded Settings of the embedded server.
 */
@ConfigurationProperties("nosqlc")
public record NosqlcProperties(@Nullable String url, @Nullable String keyspace, @Nullable String username,
		@Nullable String password, @Nullable String localDatacenter, @DefaultValue Ssl ssl,
		@Nullable Consistency consistency, @Nullable Consistency serialConsistency, @Nullable Duration requestTimeout,
		@Nullable KeyspaceCreation keyspaceCreation, @Nullable String replication, @Nullable String speculativeRetry,
		@Nullable UpdateMode updateMode, @Nullable Duration updateTimeout, @Nullable Duration clockSkew,
		@Nullable CorruptRows corruptRows, @Nullable FullScan fullScan, @Nullable Integer maxSort,
		@Nullable DataSize maxDocumentSize, @Nullable Integer maxOffset, @DefaultValue Async async,
		@DefaultValue Map<String, CollectionSettings> collections, @DefaultValue Schema schema,
		@DefaultValue Repositories repositories, @DefaultValue Embedded embedded) {

	/**
	 * Checks what the types alone do not.
	 * @throws InvalidConfigurationPropertyValueException naming the property that is out
	 * of its range
	 */
	public NosqlcProperties {
		collections = Map.copyOf(collections);
		Range.positive("nosqlc.request-timeout", requestTimeout, "12s");
		Range.positive("nosqlc.update-timeout", updateTimeout, "5s");
		Range.positive("nosqlc.clock-skew", clockSkew, "1s");
		Range.atLeast(1, "nosqlc.max-sort", maxSort, "10000");
		Range.bytes("nosqlc.max-document-size", maxDocumentSize, "4MB");
		Range.atLeast(0, "nosqlc.max-offset", maxOffset, "10000");
		if (username != null && password == null) {
			throw new InvalidPropertyException("nosqlc.username", username, "There is no nosqlc.password beside it.",
					"nosqlc.password=...");
		}
		if (consistency != null && consistency.isSerial()) {
			throw new InvalidPropertyException("nosqlc.consistency", consistency,
					"That is a level of conditional writes, which nosqlc.serial-consistency is for.",
					"nosqlc.consistency=local-quorum");
		}
		if (serialConsistency != null && !serialConsistency.isSerial()) {
			throw new InvalidPropertyException("nosqlc.serial-consistency", serialConsistency,
					"Conditional writes are decided at 'serial' or 'local-serial'.",
					"nosqlc.serial-consistency=serial");
		}
	}

	/**
	 * Returns what a driver is told besides the URL, by the names that it knows: whatever
	 * is set here, without the keyspace and the settings of repositories and of the
	 * embedded server.
	 */
	public Map<String, Object> settings() {
		Settings settings = new Settings();
		settings.put("username", this.username);
		settings.put("password", this.password);
		settings.put("local-datacenter", this.localDatacenter);
		settings.put("consistency", this.consistency);
		settings.put("serial-consistency", this.serialConsistency);
		settings.put("request-timeout", this.requestTimeout);
		settings.put("keyspace-creation", this.keyspaceCreation);
		settings.put("replication", this.replication);
		settings.put("speculative-retry", this.speculativeRetry);
		settings.put("update-mode", this.updateMode);
		settings.put("update-timeout", this.updateTimeout);
		settings.put("clock-skew", this.clockSkew);
		settings.put("corrupt-rows", this.corruptRows);
		settings.put("full-scan", this.fullScan);
		settings.put("max-sort", this.maxSort);
		settings.put("max-document-size", (this.maxDocumentSize != null) ? this.maxDocumentSize.toBytes() : null);
		settings.put("async.max-in-flight", this.async.maxInFlight);
		settings.put("async.max-waiting", this.async.maxWaiting);
		this.collections.forEach((name, collection) -> {
			settings.put("collections." + name + ".update-mode", collection.updateMode);
			settings.put("collections." + name + ".indexes",
					collection.indexes.isEmpty() ? null : String.join(",", collection.indexes));
		});
		return settings.values;
	}

	/**
	 * Returns the properties without the password.
	 */
	@Override
	public String toString() {
		return "NosqlcProperties[settings=" + withoutPassword() + ", keyspace=" + this.keyspace + ", ssl=" + this.ssl
				+ ", collections=" + this.collections.keySet() + ", schema=" + this.schema + ", repositories="
				+ this.repositories + ", maxOffset=" + this.maxOffset + ", embedded=" + this.embedded + "]";
	}

	private Map<String, Object> withoutPassword() {
		Map<String, Object> shown = settings();
		shown.computeIfPresent("password", (name, value) -> "******");
		return shown;
	}

	/**
	 * What happens when the keyspace does not exist.
	 */
	public enum KeyspaceCreation {

		/** It is created. */
		IF_MISSING,

		/** That is an error. */
		NEVER

	}

	/**
	 * How updates guard against concurrent ones.
	 */
	public enum UpdateMode {

		/** An update is conditional on the text that it read; other writes are plain. */
		COMPARE_AND_SET,

		/** Every write is conditional. */
		LINEARIZABLE,

		/** Every write is plain: the last one wins, updates may be lost. */
		LAST_WRITE_WINS

	}

	/**
	 * What a find does about a row that holds no JSON object.
	 */
	public enum CorruptRows {

		/** It fails and names the key. */
		FAIL,

		/** It skips the row, counts it and logs that once. */
		SKIP

	}

	/**
	 * TLS settings of the connection that the URL describes.
	 *
	 * @param bundle SSL bundle to connect with.
	 */
	public record Ssl(@Nullable String bundle) {
	}

	/**
	 * Limits of asynchronous operations.
	 *
	 * @param maxInFlight Asynchronous operations that run at the same time.
	 * @param maxWaiting Asynchronous operations that wait for their turn. Further ones
	 * are refused.
	 */
	public record Async(@Nullable Integer maxInFlight, @Nullable Integer maxWaiting) {

		/**
		 * Checks the ranges.
		 */
		public Async {
			Range.atLeast(1, "nosqlc.async.max-in-flight", maxInFlight, "512");
			Range.atLeast(0, "nosqlc.async.max-waiting", maxWaiting, "65536");
		}

	}

	/**
	 * Settings of one collection.
	 *
	 * @param updateMode How updates of this collection guard against concurrent ones.
	 * @param indexes Indexes to declare when the collection is first used: paths, each
	 * with or without a kind, such as 'status', 'total:number', 'placedAt:timestamp',
	 * 'paid:boolean', 'tags:array'. Without a kind it is text.
	 */
	public record CollectionSettings(@Nullable UpdateMode updateMode, @DefaultValue List<String> indexes) {

		/**
		 * Keeps what is given.
		 */
		public CollectionSettings {
			indexes = List.copyOf(indexes);
		}

	}

	/**
	 * What is done about the schema of entities.
	 *
	 * @param action What is done when the application starts about the tables of its
	 * entities.
	 */
	public record Schema(@DefaultValue("none") Action action) {

		/**
		 * What is done when the application starts. Nothing is ever dropped.
		 */
		public enum Action {

			/** Nothing: nothing connects. */
			NONE,

			/** The start fails if the cluster lacks anything that entities need. */
			VALIDATE,

			/** What is missing is added, and the start fails where that does not help. */
			SYNC,

			/** Tables that do not exist are created, and others left as they are. */
			CREATE

		}

	}

	/**
	 * Settings of repositories.
	 *
	 * @param enabled Whether repositories are made of the interfaces in the packages of
	 * the application.
	 */
	public record Repositories(@DefaultValue("true") boolean enabled) {
	}

	/**
	 * Settings of the embedded server.
	 *
	 * @param enabled Whether an embedded server is started when nothing says where to
	 * connect to. It never is under a profile named 'prod' or 'production'.
	 * @param directory Directory that keeps the data between starts. By default a
	 * temporary one that does not.
	 * @param heap Heap of the server process, at least 128MB.
	 */
	public record Embedded(@DefaultValue("true") boolean enabled, @Nullable Path directory, @Nullable DataSize heap) {

		private static final DataSize LEAST_HEAP = DataSize.ofMegabytes(128);

		/**
		 * Checks the ranges.
		 */
		public Embedded {
			Range.atLeast(LEAST_HEAP, "nosqlc.embedded.heap", heap, "512MB");
		}

	}

	/**
	 * The settings that have a value, enums spelled as in a URL.
	 */
	private static final class Settings {

		private final Map<String, Object> values = new LinkedHashMap<>();

		void put(String name, @Nullable Object value) {
			if (value instanceof Enum<?> constant) {
				this.values.put(name, constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
			}
			else if (value != null) {
				this.values.put(name, value);
			}
		}

	}

}
