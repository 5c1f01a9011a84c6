package io.nosqlc.filter;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.internal.match.ByteMatcher;
import io.nosqlc.internal.match.Spelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FilterVectorsTests {

	private static final int SPELLINGS = 20;

	@ParameterizedTest
	@MethodSource("valid")
	void agreesWithTheVectors(FilterVector vector) {
		assertThat(Filter.fromJson(vector.filter()).matches(vector.document())).as(vector.toString())
			.isEqualTo(vector.isMatch());
	}

	@ParameterizedTest
	@MethodSource("valid")
	void aNegatedFilterAnswersTheOpposite(FilterVector vector) {
		assertThat(Filter.fromJson(vector.filter()).not().matches(vector.document())).as(vector.toString())
			.isEqualTo(!vector.isMatch());
	}

	@ParameterizedTest
	@MethodSource("valid")
	void agreesOnBytesWhateverTheirSpelling(FilterVector vector) {
		ByteMatcher matcher = ByteMatcher.of(Filter.fromJson(vector.filter()));
		ByteMatcher opposite = ByteMatcher.of(Filter.fromJson(vector.filter()).not());
		Random random = new Random(vector.id().hashCode());
		String key = String.valueOf(vector.document().get("_id"));
		for (int i = 0; i < SPELLINGS; i++) {
			byte[] json = (i == 0) ? vector.document().toJsonBytes() : Spelling.of(vector.document(), random);
			String description = vector + " spelled " + new String(json, StandardCharsets.UTF_8);
			assertThat(matcher.matches(key, json)).as(description).isEqualTo(vector.isMatch());
			assertThat(opposite.matches(key, json)).as(description).isEqualTo(!vector.isMatch());
		}
	}

	@ParameterizedTest
	@MethodSource("valid")
	void comesBackFromItsJson(FilterVector vector) {
		Filter filter = Filter.fromJson(vector.filter());
		assertThat(Filter.fromJson(filter.toJson())).isEqualTo(filter).hasSameHashCodeAs(filter);
	}

	@ParameterizedTest
	@MethodSource("invalid")
	void refusesWhatCanNeverBeMeant(FilterVector vector) {
		assertThatExceptionOfType(InvalidFilterException.class).as(vector.toString())
			.isThrownBy(() -> Filter.fromJson(vector.filter()));
	}

	@Test
	void allVectorsAreThere() {
		assertThat(FilterVector.read("filter-vectors.jsonl")).hasSize(600);
		assertThat(FilterVector.read("filter-vectors-extensions.jsonl")).hasSizeGreaterThan(1200);
	}

	static Stream<FilterVector> valid() {
		return vectors().filter((vector) -> !vector.isInvalid());
	}

	static Stream<FilterVector> invalid() {
		return vectors().filter(FilterVector::isInvalid);
	}

	private static Stream<FilterVector> vectors() {
		return Stream.of("filter-vectors.jsonl", "filter-vectors-extensions.jsonl").flatMap(FilterVector::read);
	}

}
