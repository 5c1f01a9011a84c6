package io.nosqlc.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run has found so far. Tells each finding when it comes.
 */
final class Results {

	private final List<Measurement> measurements = new ArrayList<>();

	private final List<Check> checks = new ArrayList<>();

	void add(Measurement measurement) {
		this.measurements.add(measurement);
		System.out.printf(Locale.ROOT, "%-34s %-26s %14s /s %12s us CPU%n", measurement.comparison(), measurement.arm(),
				figure(measurement.perSecond()), figure(measurement.cpuMicros()));
	}

	void add(Check check) {
		this.checks.add(check);
		System.out.println(check);
	}

	List<Measurement> measurements() {
		return List.copyOf(this.measurements);
	}

	List<Check> checks() {
		return List.copyOf(this.checks);
	}

	/**
	 * Returns a number with the digits that matter.
	 */
	static String figure(double number) {
		int decimals = (number >= 100) ? 0 : (number >= 0.1) ? 2 : 4;
		return String.format(Locale.ROOT, "%,." + decimals + "f", number);
	}

	/**
	 * Something that is reached or not, and no ratio to a peer of the same run.
	 *
	 * @param name what it is about
	 * @param outcome what came out
	 * @param target what should come out
	 * @param reached whether it did
	 */
	record Check(String name, String outcome, String target, boolean reached) {

		@Override
		public String toString() {
			return this.name + ": " + this.outcome + " (target: " + this.target + ")";
		}

	}

}
