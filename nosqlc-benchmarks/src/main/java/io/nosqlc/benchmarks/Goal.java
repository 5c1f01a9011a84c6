package io.nosqlc.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What an arm should reach, as ratios to another arm of the same comparison.
 *
 * @param comparison how names of comparisons begin that this is about
 * @param arm who should reach it
 * @param base who it is compared with
 * @param throughput at least so much of the base's throughput; {@code null} to tell the
 * ratio only
 * @param cpu at most so much of the base's CPU time; {@code null} to tell the ratio only
 */
record Goal(String comparison, String arm, String base, @Nullable Double throughput, @Nullable Double cpu) {

	/**
	 * Returns what came of this goal in each comparison that has both arms.
	 */
	Stream<Ratio> judge(List<Measurement> measurements) {
		return measurements.stream()
			.filter((reached) -> reached.comparison().startsWith(this.comparison) && reached.arm().equals(this.arm))
			.flatMap((reached) -> measurements.stream()
				.filter((other) -> other.comparison().equals(reached.comparison()) && other.arm().equals(this.base))
				.map((other) -> new Ratio(reached.comparison(), this, reached.perSecond() / other.perSecond(),
						reached.cpuMicros() / other.cpuMicros())));
	}

	String throughputTarget() {
		return (this.throughput != null) ? String.format(Locale.ROOT, "≥ %.2f", this.throughput) : "";
	}

	String cpuTarget() {
		return (this.cpu != null) ? String.format(Locale.ROOT, "≤ %.2f", this.cpu) : "";
	}

	/**
	 * What came of a goal.
	 *
	 * @param comparison the comparison it was applied to
	 * @param goal the goal
	 * @param throughput ratio reached
	 * @param cpu ratio reached
	 */
	record Ratio(String comparison, Goal goal, double throughput, double cpu) {

		/**
		 * Returns whether the goal is reached; {@code null} if there is none.
		 */
		@Nullable Boolean isReached() {
			Double least = this.goal.throughput;
			Double most = this.goal.cpu;
			if (least == null && most == null) {
				return null;
			}
			return (least == null || this.throughput >= least) && (most == null || this.cpu <= most);
		}

		Map<String, @Nullable Object> toMap() {
			Map<String, @Nullable Object> map = new LinkedHashMap<>();
			map.put("comparison", this.comparison);
			map.put("arm", this.goal.arm);
			map.put("base", this.goal.base);
			map.put("throughput", this.throughput);
			map.put("throughputTarget", this.goal.throughput);
			map.put("cpu", this.cpu);
			map.put("cpuTarget", this.goal.cpu);
			map.put("reached", isReached());
			return map;
		}

		String arms() {
			return this.goal.arm + " / " + this.goal.base;
		}

	}

}
