package io.nosqlc.benchmarks;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Measures nosqlc beside its peers, prints the ratios with the goals beside them, and
 * writes them down. The arguments are those of {@link Settings}.
 */
public final class Benchmarks {

	private static final Map<String, Part> ALONE = new LinkedHashMap<>();

	private static final Map<String, Part.OnServer> ON_SERVER = new LinkedHashMap<>();

	static {
		ALONE.put("startup", new StartupPart());
		ALONE.put("filter", new FilterPart());
		ON_SERVER.put("point", new PointPart());
		ON_SERVER.put("entity", new EntityPart());
		ON_SERVER.put("bulk", new BulkPart());
		ON_SERVER.put("saveall", new SaveAllPart());
		ON_SERVER.put("update", new UpdatePart());
		ON_SERVER.put("find", new FindPart());
		ON_SERVER.put("index", new IndexPart());
	}

	private Benchmarks() {
	}

	public static void main(String[] arguments) throws Exception {
		Set<String> known = new LinkedHashSet<>(ALONE.keySet());
		known.addAll(ON_SERVER.keySet());
		Settings settings = Settings.parse(arguments, known);
		Results results = new Results();
		try {
			runAlone(settings, results);
			if (ON_SERVER.keySet().stream().anyMatch(settings.parts()::contains)) {
				runOnServer(settings, results);
			}
		}
		finally {
			Report report = new Report(results, Goals.ALL);
			System.out.println(report);
			report.write(settings.directory());
		}
	}

	private static void runAlone(Settings settings, Results results) throws Exception {
		for (Map.Entry<String, Part> part : ALONE.entrySet()) {
			if (settings.parts().contains(part.getKey())) {
				timed(part.getKey(), () -> part.getValue().run(settings, results));
			}
		}
	}

	private static void runOnServer(Settings settings, Results results) throws Exception {
		try (Server server = Server.start(settings)) {
			for (Map.Entry<String, Part.OnServer> part : ON_SERVER.entrySet()) {
				if (settings.parts().contains(part.getKey())) {
					timed(part.getKey(), () -> part.getValue().run(server, settings, results));
				}
			}
		}
	}

	private static void timed(String name, Step step) throws Exception {
		long begin = System.nanoTime();
		step.run();
		System.out.printf("%n'%s' took %d s%n%n", name, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
	}

	/**
	 * Returns a number of bytes as people write it.
	 */
	static String size(int bytes) {
		return (bytes < 1000) ? bytes + " B" : bytes / 1000 + " KB";
	}

	/**
	 * What is timed.
	 */
	@FunctionalInterface
	private interface Step {

		void run() throws Exception;

	}

}
