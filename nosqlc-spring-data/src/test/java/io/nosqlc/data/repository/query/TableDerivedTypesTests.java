package io.nosqlc.data.repository.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.uuid.Uuids;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.data.annotation.Id;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.mapping.Ascii;
import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Column;
import io.nosqlc.data.mapping.Frozen;
import io.nosqlc.data.mapping.Json;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.mapping.TimeUuid;
import io.nosqlc.data.mapping.Tuple;
import io.nosqlc.data.mapping.UserType;
import io.nosqlc.data.mapping.Vector;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;

@WithEmbeddedCassandra
class TableDerivedTypesTests extends AbstractDerivedTypesTests {

	private static final AllTypes STORED = new AllTypes(new AllKey("p", Uuids.timeBased(), 1), "text", "ascii", true,
			(byte) 1, (short) 2, 3, 4L, BigInteger.TEN.pow(30), 1.5f, 2.5, new BigDecimal("1.10"), UUID.randomUUID(),
			Uuids.timeBased(), new byte[] { 1, -1 }, ByteBuffer.wrap(new byte[] { 2, -2 }), Instant.EPOCH,
			LocalDate.EPOCH, LocalTime.NOON, CqlDuration.newInstance(1, 2, 3), InetAddress.getLoopbackAddress(),
			DayOfWeek.MONDAY, List.of("a", "b"), Set.of(3, 1, 2), Set.of(DayOfWeek.FRIDAY, DayOfWeek.SUNDAY),
			List.of(UUID.randomUUID()), List.of(new byte[] { 3 }), Map.of("k", 1), new Part("p", 1, List.of("l")),
			List.of(new Part("q", 2, List.of())), List.of(List.of(1)), new Pair("x", 1), new float[] { 1.5f, 2 },
			CqlVector.newInstance(1f, 2f), Map.of("j", 1), Optional.of("in it"), "shared");

	private static Client client;

	private static EntityTemplate entities;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/derived_types");
		entities = new EntityTemplate(client);
		entities.schema().sync(AllTypes.class);
		entities.insert(STORED);
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@Override
	EntityOperations entities() {
		return entities;
	}

	@Override
	Object stored() {
		return STORED;
	}

	@Override
	Set<String> incomparable() {
		return Set.of("map", "parts", "nested", "json");
	}

	@Table
	record AllTypes(@Id AllKey key, String text, @Ascii String ascii, boolean flag, byte tiny, short small, int medium,
			long big, BigInteger huge, float single, double twice, BigDecimal exact, UUID uuid, @TimeUuid UUID timeUuid,
			byte[] bytes, ByteBuffer buffer, Instant instant, LocalDate date, LocalTime time, CqlDuration duration,
			InetAddress address, DayOfWeek constant, List<String> texts, Set<Integer> numbers,
			@Frozen Set<DayOfWeek> constants, List<UUID> uuids, List<byte[]> blobs, Map<String, Integer> map, Part part,
			List<Part> parts, List<List<Integer>> nested, Pair pair, @Vector(dimensions = 2) float[] vector,
			@Vector(dimensions = 2) CqlVector<Float> cqlVector, @Json Map<String, Integer> json, Optional<String> maybe,
			@Column(isStatic = true) String shared) {

	}

	record AllKey(@PartitionKey String name, @ClusteringKey(ordinal = 0) @TimeUuid UUID at,
			@ClusteringKey(ordinal = 1) int number) {

	}

	@UserType("derived_part")
	record Part(String name, int count, List<String> labels) {

	}

	@Tuple
	record Pair(String name, int number) {

	}

}
