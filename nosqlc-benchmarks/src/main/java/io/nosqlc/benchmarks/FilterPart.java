package io.nosqlc.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
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
 * Runs {@link FilterBenchmark}, and adds one measurement for all filters to theirs: the
 * geometric mean of their throughputs and the mean of their garbage.
 */
final class FilterPart implements Part {

	private static final Map<String, String> ARMS = Map.of("nosqlc", "nosqlc", "naive", "naive", "streaming",
			"Jackson streaming");

	@Override
	public void run(Settings settings, Results results) throws RunnerException {
		for (int bytes : settings.sizes()) {
			String size = Benchmarks.size(bytes);
			new Runner(options(settings, bytes)).run()
				.stream()
				.map((run) -> measurement(run, size))
				.collect(Collectors.groupingBy(Measurement::arm, TreeMap::new, Collectors.toList()))
				.forEach((arm, filters) -> {
					filters.forEach(results::add);
					results.add(mean("filter, " + size, arm, filters));
				});
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

	private static Measurement measurement(RunResult run, String size) {
		List<Measurement.Round> rounds = run.getAggregatedResult()
			.getIterationResults()
			.stream()
			.map((iteration) -> round(iteration.getPrimaryResult().getScore()))
			.toList();
		String method = run.getPrimaryResult().getLabel();
		return Measurement
			.of("filter " + run.getParams().getParam("filter") + ", " + size, ARMS.getOrDefault(method, method), rounds)
			.withGarbage(Objects.requireNonNull(run.getSecondaryResults().get("gc.alloc.rate.norm")).getScore());
	}

	private static Measurement mean(String comparison, String arm, List<Measurement> filters) {
		double logarithm = mean(filters, (filter) -> Math.log(filter.perSecond()));
		return Measurement.of(comparison, arm, List.of(round(Math.exp(logarithm))))
			.withGarbage(mean(filters, (filter) -> Objects.requireNonNull(filter.garbage())));
	}

	private static double mean(List<Measurement> filters, ToDoubleFunction<Measurement> figure) {
		return filters.stream().mapToDouble(figure).average().orElseThrow();
	}

	/**
	 * A single thread works all the time, so its time is that of the CPU.
	 */
	private static Measurement.Round round(double perSecond) {
		return new Measurement.Round(perSecond, 1e6 / perSecond);
	}

}
