package io.nosqlc.data.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.type.UserDefinedType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.data.mapping.ColumnType.VectorOf;

import static org.assertj.core.api.Assertions.assertThat;

class ColumnTypeTests {

	private final NosqlcMappingContext context = new NosqlcMappingContext();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			text          | text
			ascii         | ascii
			integer       | int
			wrapper       | int
			big           | bigint
			bigWrapper    | bigint
			small         | smallint
			smallWrapper  | smallint
			tiny          | tinyint
			tinyWrapper   | tinyint
			varint        | varint
			real          | float
			realWrapper   | float
			twice         | double
			twiceWrapper  | double
			decimal       | decimal
			flag          | boolean
			flagWrapper   | boolean
			bytes         | blob
			buffer        | blob
			address       | inet
			instant       | timestamp
			date          | date
			time          | time
			duration      | duration
			uuid          | uuid
			timeUuid      | timeuuid
			color         | text
			maybe         | text
			maybeMany     | list<int>
			json          | text
			""")
	void aJavaTypeDecidesTheScalarType(String property, String type) {
		assertThat(typeOf(Scalars.class, property)).isEqualTo(type);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			list          | list<text>
			set           | set<int>
			map           | map<text, timestamp>
			whole         | frozen<list<text>>
			wholeMap      | frozen<map<text, frozen<set<int>>>>
			lists         | list<frozen<list<int>>>
			deep          | map<text, frozen<list<frozen<set<int>>>>>
			enums         | set<text>
			asciis        | map<ascii, uuid>
			timeUuids     | list<timeuuid>
			both          | map<ascii, timeuuid>
			pair          | frozen<tuple<text, frozen<list<int>>>>
			pairs         | set<frozen<tuple<text, frozen<list<int>>>>>
			floats        | vector<float, 3>
			vector        | vector<float, 4>
			doubles       | vector<double, 2>
			""")
	void whatIsInsideOfSomethingIsFrozen(String property, String type) {
		assertThat(typeOf(Nested.class, property)).isEqualTo(type);
	}

	@Test
	void userDefinedTypesAreFrozenAndComeAfterThoseTheyAreMadeOf() {
		EntityTable table = this.context.getTable(Customer.class);
		assertThat(table.userTypes()).extracting(EntityUserType::name).containsExactly("place", "Address", "contact");
		assertThat(typeOf(Customer.class, "home")).isEqualTo("frozen<\"Address\">");
		assertThat(typeOf(Customer.class, "contacts")).isEqualTo("map<text, frozen<contact>>");
		assertThat(table.userTypes().get(1).in("shop").describe(false))
			.isEqualTo("CREATE TYPE \"shop\".\"Address\" ( \"street\" text, \"town\" frozen<\"shop\".\"place\">,"
					+ " \"lines\" list<text>, \"Since\" date );");
	}

	@Test
	void theKeyspaceOfAUserDefinedTypeIsThatOfItsTable() {
		assertThat(this.context.getTable(Customer.class).definition("other").column("home").type())
			.isInstanceOfSatisfying(UserDefinedType.class, (type) -> {
				assertThat(type.getKeyspace().asInternal()).isEqualTo("other");
				assertThat(type.isFrozen()).isTrue();
			});
	}

	@Test
	void aVectorKnowsItsElementsAndTheirNumber() {
		EntityColumn column = this.context.getTable(Nested.class).columnOf("floats").orElseThrow();
		assertThat(column.type()).isInstanceOfSatisfying(VectorOf.class, (vector) -> {
			assertThat(vector.dimensions()).isEqualTo(3);
			assertThat(vector.element().javaType()).isEqualTo(Float.class);
			assertThat(vector.javaType()).isEqualTo(float[].class);
		});
	}

	private String typeOf(Class<?> type, String property) {
		EntityTable table = this.context.getTable(type);
		TableDefinition definition = table.definition("shop");
		return definition.column(table.columnOf(property).orElseThrow().name()).cqlType();
	}

	enum Color {

		RED, GREEN

	}

	@Table
	@SuppressWarnings("unused")
	static class Scalars {

		@PartitionKey
		String text;

		@Ascii
		String ascii;

		int integer;

		Integer wrapper;

		long big;

		Long bigWrapper;

		short small;

		Short smallWrapper;

		byte tiny;

		Byte tinyWrapper;

		BigInteger varint;

		float real;

		Float realWrapper;

		double twice;

		Double twiceWrapper;

		BigDecimal decimal;

		boolean flag;

		Boolean flagWrapper;

		byte[] bytes;

		ByteBuffer buffer;

		InetAddress address;

		Instant instant;

		LocalDate date;

		LocalTime time;

		CqlDuration duration;

		UUID uuid;

		@TimeUuid
		UUID timeUuid;

		Color color;

		Optional<String> maybe;

		Optional<List<Integer>> maybeMany;

		@Json
		Map<Locale, Object> json;

	}

	@Table
	@SuppressWarnings("unused")
	static class Nested {

		@PartitionKey
		int id;

		List<String> list;

		Set<Integer> set;

		Map<String, Instant> map;

		@Frozen
		List<String> whole;

		@Frozen
		Map<String, Set<Integer>> wholeMap;

		List<List<Integer>> lists;

		Map<String, List<Set<Integer>>> deep;

		Set<Color> enums;

		@Ascii
		Map<String, UUID> asciis;

		@TimeUuid
		List<UUID> timeUuids;

		@Ascii
		@TimeUuid
		Map<String, UUID> both;

		Pair pair;

		Set<Pair> pairs;

		@Vector(dimensions = 3)
		float[] floats;

		@Vector(dimensions = 4)
		CqlVector<Float> vector;

		@Vector(dimensions = 2)
		List<Double> doubles;

	}

	@Tuple
	record Pair(String name, List<Integer> numbers) {

	}

	@Table
	@SuppressWarnings("unused")
	static class Customer {

		@PartitionKey
		UUID id;

		Address home;

		Map<String, Contact> contacts;

	}

	@UserType("Address")
	record Address(String street, Place town, List<String> lines, @Column("Since") LocalDate since) {

	}

	@UserType
	record Contact(Address address, Place place) {

	}

	@UserType
	@SuppressWarnings("unused")
	static class Place {

		String name;

		Integer zip;

	}

}
