package io.nosqlc.cassandra.update;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.nosqlc.Document;
import io.nosqlc.WriteOptions;

import static org.assertj.core.api.Assertions.assertThat;

class BatchTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '|', delimiter = ';', textBlock = """
			{"a":1}; false
			{"_id":"k","a":1}; true
			{"a":{"_id":5}}; false
			{"a":"\\"_id\\""}; false
			{"a":{"_id":5},"_id":"k"}; true
			""")
	void theKeyIsPartOfTheTextOnlyWhereItWasBefore(String before, boolean named) {
		Edit edit = new Edit((document) -> document.with("b", 2), WriteOptions.defaults(), Duration.ofSeconds(1),
				Runnable::run);
		ByteBuffer text = new Batch(new Target("orders", "k"), List.of(edit)).propose(row(before)).text();
		assertThat(text).isNotNull();
		Document written = Document.parse(StandardCharsets.UTF_8.decode(text).toString());
		assertThat(written.containsKey("_id")).isEqualTo(named);
		assertThat(written).containsEntry("b", 2).containsKey("a");
	}

	private static DocumentRow row(String text) {
		return new DocumentRow(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 1, 0, null, null,
				NodeClock.UNKNOWN);
	}

}
