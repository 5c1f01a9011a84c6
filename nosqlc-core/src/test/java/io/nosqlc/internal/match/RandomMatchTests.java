package io.nosqlc.internal.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.statistics.Statistics;

import io.nosqlc.internal.json.MalformedJsonException;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RandomMatchTests {

	@Property(tries = 10_000)
	void theOutcomeIsThatOnTheParsedDocument(@ForAll("choices") byte[] choices) {
		RandomCase random = new RandomCase(choices);
		Statistics.collect(Comparison.of(random.filter(), random.json()));
		Statistics.coverage((share) -> {
			share.check(Comparison.MATCH).percentage((percent) -> percent > 20);
			share.check(Comparison.NO_MATCH).percentage((percent) -> percent > 20);
		});
	}

	@Property(tries = 10_000)
	void damageIsReportedAsSuchOrWasNotNeeded(@ForAll("choices") byte[] choices) {
		RandomCase random = new RandomCase(choices);
		Statistics.collect(Comparison.of(random.filter(), random.damaged(random.json())));
		Statistics.coverage((share) -> {
			share.check(Comparison.REFUSED).percentage((percent) -> percent > 10);
			share.check(Comparison.UNNOTICED).percentage((percent) -> percent > 5);
		});
	}

	@Property(tries = 100)
	void aDocumentThatBreaksOffIsNotTakenForOneWithoutTheField(@ForAll("choices") byte[] choices) {
		byte[] json = new String(new RandomCase(choices).json(), StandardCharsets.UTF_8).strip()
			.getBytes(StandardCharsets.UTF_8);
		Assume.that(json.length < 200);
		ByteMatcher isMissing = ByteMatcher.of(where("nowhere").exists(false));
		ByteMatcher isThere = ByteMatcher.of(where("nowhere").exists(true));
		for (int length = 0; length < json.length; length++) {
			byte[] beginning = Arrays.copyOf(json, length);
			assertThatExceptionOfType(MalformedJsonException.class).as(new String(beginning, StandardCharsets.UTF_8))
				.isThrownBy(() -> isMissing.matches("a", beginning));
			assertThatExceptionOfType(MalformedJsonException.class).as(new String(beginning, StandardCharsets.UTF_8))
				.isThrownBy(() -> isThere.matches("a", beginning));
		}
	}

	@Provide
	Arbitrary<byte[]> choices() {
		return Arbitraries.bytes()
			.withDistribution(RandomDistribution.uniform())
			.array(byte[].class)
			.ofMaxSize(400)
			.withSizeDistribution(RandomDistribution.uniform())
			.withoutEdgeCases();
	}

}
