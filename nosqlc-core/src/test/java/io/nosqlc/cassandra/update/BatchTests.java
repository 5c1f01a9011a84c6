package io.nosqlc.cassandra.update;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.Document;
import io.nosqlc.WriteOptions;

import static org.assertj.core.api.Assertions.assertThat;

class BatchTests {

	private static final Target TARGET = new Target("orders", "k");

	@ParameterizedTest
	@CsvSource(quoteCharacter = '|', delimiter = ';', textBlock = """
			{"a":1}; false
			{"_id":"k","a":1}; true
			{"a":{"_id":5}}; false
			{"a":"\\"_id\\""}; false
			{"a":{"_id":5},"_id":"k"}; true
			""")
	void theKeyIsPartOfTheTextOnlyWhereItWasBefore(String before, boolean named) {
		ByteBuffer text = new Batch(TARGET, List.of(edit(Duration.ofSeconds(1)))).propose(row(before)).draft().text();
		assertThat(text).isNotNull();
		Document written = Document.parse(StandardCharsets.UTF_8.decode(text).toString());
		assertThat(written.containsKey("_id")).isEqualTo(named);
		assertThat(written).containsEntry("b", 2).containsKey("a");
	}

	@Test
	void thoseWithTimeLeftAreSparedAndKeepTheirAttempts() {
		Edit late = edit(Duration.ofSeconds(5));
		Edit patient = edit(Duration.ofSeconds(60));
		Batch batch = new Batch(TARGET, List.of(patient, late));
		batch.countAttempt();
		batch.countAttempt();
		assertThat(batch.deadline()).isSameAs(late.deadline());
		batch.spareOthersUnlessInTime(10_000);
		batch.fail(new IllegalStateException("late"));
		assertThat(late.promise()).isCompletedExceptionally();
		assertThat(patient.promise()).isNotDone();
		Batch rest = batch.rest();
		assertThat(rest).isNotNull();
		assertThat(rest.deadline()).isSameAs(patient.deadline());
		assertThat(rest.countAttempt()).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1_000, 100_000 })
	void nobodyIsSparedIfAllHaveTimeOrNobodyHas(long millis) {
		Edit late = edit(Duration.ofSeconds(5));
		Edit patient = edit(Duration.ofSeconds(60));
		Batch batch = new Batch(TARGET, List.of(late, patient));
		batch.spareOthersUnlessInTime(millis);
		batch.fail(new IllegalStateException("refused"));
		assertThat(batch.rest()).isNull();
		assertThat(late.promise()).isCompletedExceptionally();
		assertThat(patient.promise()).isCompletedExceptionally();
	}

	private static Edit edit(Duration limit) {
		return new Edit((document) -> document.with("b", 2),
				WriteCall.start(WriteOptions.defaults(), limit, Runnable::run));
	}

	private static ObservedRow row(String text) {
		return new ObservedRow(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 1, 0, null, null,
				NodeClock.UNKNOWN);
	}

}
