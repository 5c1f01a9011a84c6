package io.nosqlc.spring.boot.autoconfigure.jackson;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.Document;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What is the same with every Jackson. Mappers are set to read decimals as doubles, and
 * to leave out null and empty values of maps.
 */
public abstract class AbstractDocumentJsonTests {

	/**
	 * Reads with a mapper as Boot builds it.
	 */
	protected abstract <T> T read(String json, Class<T> type) throws Exception;

	/**
	 * Writes with a mapper as Boot builds it.
	 */
	protected abstract String write(Object value) throws Exception;

	/**
	 * Returns what the mapper throws when JSON is not what was asked for.
	 */
	protected abstract Class<? extends Exception> mismatch();

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"a\":null}", "{\"a\":{},\"b\":[],\"c\":\"\"}", "{\"z\":1,\"a\":2}",
			"{\"n\":9223372036854775807}", "{\"n\":-9223372036854775808}",
			"{\"n\":123456789012345678901234567890123456789}", "{\"n\":0.1}", "{\"n\":1E+400}", "{\"n\":-0.0}",
			"{\"n\":3.141592653589793238462643383279}", "{\"list\":[1,\"two\",[true,null,{\"deep\":0.3}]]}",
			"{\"text\":\"\\\"\\\\\\n\u00e9\ud83d\ude00\"}", "{\"a.b\":1,\"_id\":\"key\"}" })
	void givesBackWhatItTook(String json) throws Exception {
		Document document = read(json, Document.class);
		assertThat(document).isEqualTo(Document.parse(json));
		assertThat(write(document)).isEqualTo(json);
	}

	@Test
	void keepsEveryDigit() throws Exception {
		Document document = read("""
				{"int": 1, "long": 3000000000, "big": 18446744073709551616, "double": 0.10,
				 "decimal": 0.12345678901234567890, "huge": 1e400, "whole": 1.0}""", Document.class);
		assertThat(document).containsExactly(Map.entry("int", 1), Map.entry("long", 3_000_000_000L),
				Map.entry("big", new BigInteger("18446744073709551616")), Map.entry("double", 0.1),
				Map.entry("decimal", new BigDecimal("0.12345678901234567890")),
				Map.entry("huge", new BigDecimal("1E+400")), Map.entry("whole", 1.0));
	}

	@Test
	void ofEqualNamesTheFirstCounts() throws Exception {
		assertThat(read("{\"a\":1,\"a\":{\"b\":[2]},\"c\":3}", Document.class)).isEqualTo(Document.of("a", 1, "c", 3));
	}

	@Test
	void worksInsideOtherTypes() throws Exception {
		Envelope envelope = read("{\"documents\":[{\"n\":1e400},null]}", Envelope.class);
		assertThat(envelope.documents()).containsExactly(Document.of("n", new BigDecimal("1E+400")), null);
		assertThat(write(new Envelope(Arrays.asList(Document.of("a", null), null))))
			.isEqualTo("{\"documents\":[{\"a\":null},null]}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "1", "\"text\"", "true" })
	void whatIsNoObjectIsAMismatch(String json) {
		assertThatThrownBy(() -> read(json, Document.class)).isInstanceOf(mismatch())
			.hasMessageContaining("A JSON object is expected");
	}

	@Test
	void halfASurrogatePairIsAMismatch() {
		assertThatThrownBy(() -> read("{\"a\":\"\\ud83d\"}", Document.class)).isInstanceOf(mismatch())
			.hasMessageContaining("surrogate");
	}

	@Test
	void nullIsNoDocument() throws Exception {
		assertThat(read("null", Document.class)).isNull();
	}

	@Test
	void filtersAreTheirOwnJson() throws Exception {
		Filter filter = where("total").gt(new BigDecimal("1E+400")).and(where("status").in("new", null).not());
		assertThat(write(filter)).isEqualTo(filter.toJson());
		assertThat(read(filter.toJson(), Filter.class)).isEqualTo(filter);
	}

	@Test
	void whatIsNoFilterIsAMismatch() {
		String json = "{\"type\":\"condition\",\"field\":\"a\",\"op\":\"near\",\"value\":1}";
		assertThatThrownBy(() -> read(json, Filter.class)).isInstanceOf(mismatch()).hasMessageContaining("near");
		assertThatThrownBy(() -> read("[]", Filter.class)).isInstanceOf(mismatch());
	}

	record Envelope(List<Document> documents) {
	}

}
