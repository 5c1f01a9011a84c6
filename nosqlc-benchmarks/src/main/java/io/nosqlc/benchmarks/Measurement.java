package io.nosqlc.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

/**
 * What an arm of a comparison reached: medians of its rounds.
 *
 * @param comparison what is compared
 * @param arm who did it
 * @param perSecond operations in a second
 * @param cpuMicros time of this process's CPUs for each operation, in microseconds
 * @param garbage bytes allocated by each operation; {@code null} where that is not
 * measured
 * @param rounds what the medians were taken from
 */
record Measurement(String comparison, String arm, double perSecond, double cpuMicros, @Nullable Double garbage,
		List<Round> rounds) {

	static Measurement of(String comparison, String arm, List<Round> rounds) {
		return new Measurement(comparison, arm, median(rounds, Round::perSecond), median(rounds, Round::cpuMicros),
				null, List.copyOf(rounds));
	}

	Measurement withGarbage(double bytes) {
		return new Measurement(this.comparison, this.arm, this.perSecond, this.cpuMicros, bytes, this.rounds);
	}

	private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
		return rounds.stream()
			.map(figure::applyAsDouble)
			.sorted(Comparator.naturalOrder())
			.skip(rounds.size() / 2)
			.findFirst()
			.orElseThrow();
	}

	/**
	 * What an arm reached in one round.
	 *
	 * @param perSecond operations in a second
	 * @param cpuMicros time of this process's CPUs for each operation, in microseconds
	 */
	record Round(double perSecond, double cpuMicros) {

	}

}
