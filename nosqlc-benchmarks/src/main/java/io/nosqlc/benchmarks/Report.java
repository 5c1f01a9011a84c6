package io.nosqlc.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * The ratios with the goals beside them, for people, for programs and as a picture.
 */
final class Report {

	private final Results results;

	private final List<Goal.Ratio> ratios;

	private final Map<String, Object> machine = new LinkedHashMap<>();

	Report(Results results, List<Goal> goals) {
		this.results = results;
		this.ratios = goals.stream().flatMap((goal) -> goal.judge(results.measurements())).toList();
		this.machine.put("finished", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
		this.machine.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
		this.machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
		this.machine.put("processors", Runtime.getRuntime().availableProcessors());
	}

	/**
	 * Returns the tables as Markdown.
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("# Results\n\nOn " + this.machine + ".\n");
		if (!this.ratios.isEmpty()) {
			text.append("\n| | ratio | throughput | target | client CPU | target | |\n|---|---|--:|--:|--:|--:|---|\n");
			this.ratios.forEach((ratio) -> text.append(row(ratio)));
		}
		if (!this.results.checks().isEmpty()) {
			text.append("\n| | outcome | target | |\n|---|---|---|---|\n");
			this.results.checks().forEach((check) -> text.append(row(check)));
		}
		text.append("\n| | arm | per second | us of client CPU | bytes of garbage |\n|---|---|--:|--:|--:|\n");
		this.results.measurements().forEach((measurement) -> text.append(row(measurement)));
		return text.toString();
	}

	/**
	 * Writes {@code results.md}, {@code results.json} and {@code ratios.svg}.
	 */
	void write(Path directory) throws IOException {
		Files.createDirectories(directory);
		Files.writeString(directory.resolve("results.md"), toString());
		Files.writeString(directory.resolve("ratios.svg"), new RatioPlot(this.ratios).toString());
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("machine", this.machine);
		all.put("ratios", this.ratios.stream().map(Goal.Ratio::toMap).toList());
		all.put("checks", this.results.checks());
		all.put("measurements", this.results.measurements());
		new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(directory.resolve("results.json").toFile(), all);
	}

	private static String row(Goal.Ratio ratio) {
		return String.format(Locale.ROOT, "| %s | %s | %s | %s | %s | %s | %s |%n", ratio.comparison(), ratio.arms(),
				Results.figure(ratio.throughput()), ratio.goal().throughputTarget(), Results.figure(ratio.cpu()),
				ratio.goal().cpuTarget(), verdict(ratio.isReached()));
	}

	private static String row(Results.Check check) {
		return String.format(Locale.ROOT, "| %s | %s | %s | %s |%n", check.name(), check.outcome(), check.target(),
				verdict(check.target().isEmpty() ? null : check.reached()));
	}

	private static String row(Measurement measurement) {
		Double garbage = measurement.garbage();
		return String.format(Locale.ROOT, "| %s | %s | %s | %s | %s |%n", measurement.comparison(), measurement.arm(),
				Results.figure(measurement.perSecond()), Results.figure(measurement.cpuMicros()),
				(garbage != null) ? Results.figure(garbage) : "");
	}

	private static String verdict(@Nullable Boolean reached) {
		return (reached == null) ? "" : reached ? "reached" : "**missed**";
	}

}
