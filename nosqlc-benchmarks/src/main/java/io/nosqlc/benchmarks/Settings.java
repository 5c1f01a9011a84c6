package io.nosqlc.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What to measure, and how long.
 *
 * @param parts names of the parts to run
 * @param sizes lengths of documents in bytes
 * @param documents numbers of documents in the tables that finds read
 * @param megabytes the largest table to fill
 * @param rounds how many rounds count
 * @param warmup how many seconds each comparison runs before its rounds count
 * @param heap megabytes of heap of the server
 * @param directory where the results are written
 */
record Settings(Set<String> parts, List<Integer> sizes, List<Integer> documents, int megabytes, int rounds, int warmup,
		int heap, Path directory) {

	private static final Map<String, String> DEFAULTS = Map.of("sizes", "300,3000,30000", "documents",
			"10000,100000,1000000", "megabytes", "350", "rounds", "5", "warmup", "5", "heap", "2048", "directory",
			"docs/benchmarks");

	/**
	 * Reads the arguments of the command line: names of parts, and settings as
	 * {@code name=value}.
	 * @param known names of all parts, which are run if none is named
	 * @throws IllegalArgumentException if an argument means nothing
	 */
	static Settings parse(String[] arguments, Set<String> known) {
		Map<String, String> values = new LinkedHashMap<>(DEFAULTS);
		Set<String> parts = new LinkedHashSet<>();
		for (String argument : arguments) {
			String name = argument.substring(0, Math.max(0, argument.indexOf('=')));
			if (known.contains(argument)) {
				parts.add(argument);
			}
			else if (values.containsKey(name)) {
				values.put(name, argument.substring(name.length() + 1));
			}
			else {
				throw new IllegalArgumentException("The argument '" + argument + "' means nothing. Name parts out of "
						+ known + ", or set one of " + DEFAULTS);
			}
		}
		return of(parts.isEmpty() ? known : parts, values);
	}

	/**
	 * Tells whether a table is among those to measure.
	 */
	boolean includesTable(int documents, int bytes) {
		return (long) documents * bytes <= this.megabytes * 1_000_000L;
	}

	private static Settings of(Set<String> parts, Map<String, String> values) {
		return new Settings(parts, numbers(values, "sizes"), numbers(values, "documents"), number(values, "megabytes"),
				number(values, "rounds"), number(values, "warmup"), number(values, "heap"),
				Path.of(values.getOrDefault("directory", "")));
	}

	private static int number(Map<String, String> values, String name) {
		return numbers(values, name).get(0);
	}

	private static List<Integer> numbers(Map<String, String> values, String name) {
		return Stream.of(values.getOrDefault(name, "").split(",", -1)).map(Integer::valueOf).toList();
	}

}
