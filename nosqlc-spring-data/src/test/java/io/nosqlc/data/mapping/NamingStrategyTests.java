package io.nosqlc.data.mapping;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NamingStrategyTests {

	@ParameterizedTest
	@CsvSource({ "name, name", "authorId, author_id", "HTTPServer, httpserver", "UserAB, user_ab",
			"MyModel2X, my_model2x", "aB, a_b", "URL, url", "Straße, straße" })
	void anUnderscoreSeparatesWords(String property, String column) {
		assertThat(NamingStrategy.SNAKE_CASE.columnName(property)).isEqualTo(column);
	}

	@Test
	void longNamesOfTypesKeepTheirEnd() {
		assertThat(NamingStrategy.SNAKE_CASE.typeName(ANameThatIsLongerThanFortyEightCharactersAsTheTableSees.class))
			.isEqualTo("er_than_forty_eight_characters_as_the_table_sees")
			.hasSize(48);
	}

	@Test
	void namesOfTypesHaveNoUnderscoresInFront() {
		assertThat(NamingStrategy.SNAKE_CASE.typeName(_Hidden.class)).isEqualTo("hidden");
	}

	@Test
	void explicitNamesKeepTheirCase() {
		EntityTable table = new NosqlcMappingContext().getTable(Explicit.class);
		assertThat(table.name()).isEqualTo("MyTable");
		assertThat(table.declaredKeyspace()).isEqualTo("MyKeyspace");
		assertThat(table.columns()).extracting(EntityColumn::name).containsExactly("ID", "select", "two words");
	}

	@Test
	void anotherStrategyNamesWhatHasNoName() {
		EntityTable table = new NosqlcMappingContext(new Shouting()).getTable(Plain.class);
		assertThat(table.name()).isEqualTo("PLAIN");
		assertThat(table.columns()).extracting(EntityColumn::name).containsExactly("ID", "given");
	}

	static class Shouting implements NamingStrategy {

		@Override
		public String typeName(Class<?> type) {
			return type.getSimpleName().toUpperCase(java.util.Locale.ROOT);
		}

		@Override
		public String columnName(String property) {
			return property.toUpperCase(java.util.Locale.ROOT);
		}

	}

	@Table
	record Plain(@PartitionKey int id, @Column("given") String name) {

	}

	@Table(value = "MyTable", keyspace = "MyKeyspace")
	record Explicit(@PartitionKey @Column("ID") int id, @Column(name = "select") String select,
			@Column("two words") String words) {

	}

	static class ANameThatIsLongerThanFortyEightCharactersAsTheTableSees {

	}

	static class _Hidden {

	}

}
