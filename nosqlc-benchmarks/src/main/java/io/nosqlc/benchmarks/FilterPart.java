package io.nosqlc.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link FilterBenchmark}, and makes one measurement of all filters: the geometric
 * mean of their throughputs and the mean of their garbage.
 */
final class FilterPart implements Part {

	private static final Map<String, String> ARMS = Map.of("nosqlc", "nosqlc", "naive", "naive", "streaming",
			"Jackson streaming");

	@Override
	public void run(Settings settings, Results results) throws RunnerException {
		for (int bytes : settings.sizes()) {
			Collection<RunResult> runs = new Runner(options(settings, bytes)).run();
			runs.stream()
				.collect(Collectors.groupingBy((run) -> run.getPrimaryResult().getLabel()))
				.forEach((method, ofArm) -> results
					.add(measurement("filter, " + Benchmarks.size(bytes), ARMS.getOrDefault(method, method), ofArm)));
		}
	}

	private static Options options(Settings settings, int bytes) {
		String[] filters = Stream.of(SampleFilter.values()).map(Enum::name).toArray(String[]::new);
		return new OptionsBuilder().include(FilterBenchmark.class.getName())
			.param("bytes", String.valueOf(bytes))
			.param("filter", filters)
			.measurementIterations(settings.rounds())
			.addProfiler(GCProfiler.class)
			.verbosity(VerboseMode.SILENT)
			.build();
	}

	private static Measurement measurement(String comparison, String arm, List<RunResult> runs) {
		List<Measurement.Round> filters = new ArrayList<>();
		for (RunResult run : runs) {
			double perSecond = run.getPrimaryResult().getScore();
			filters.add(new Measurement.Round(perSecond, 1e6 / perSecond));
		}
		double perSecond = Math
			.exp(filters.stream().mapToDouble((filter) -> Math.log(filter.perSecond())).average().orElseThrow());
		double garbage = runs.stream()
			.mapToDouble(
					(run) -> Objects.requireNonNull(run.getSecondaryResults().get("gc.alloc.rate.norm")).getScore())
			.average()
			.orElseThrow();
		return new Measurement(comparison, arm, perSecond, 1e6 / perSecond, garbage, filters);
	}

}
