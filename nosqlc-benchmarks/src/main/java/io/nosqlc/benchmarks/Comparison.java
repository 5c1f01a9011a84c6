package io.nosqlc.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.sun.management.OperatingSystemMXBean;

/**
 * Several ways to do the same, which take turns in one process, so that whatever else the
 * machine does hits all of them. No arm always follows the same one, and none pays for
 * the garbage of another.
 */
final class Comparison {

	private static final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory
		.getOperatingSystemMXBean();

	private final String name;

	private final Map<String, Work> arms = new LinkedHashMap<>();

	Comparison(String name) {
		this.name = name;
	}

	Comparison arm(String arm, Work work) {
		this.arms.put(arm, work);
		return this;
	}

	/**
	 * Measures all arms, after as many rounds without measuring as fit into the time to
	 * warm up, and at least one.
	 */
	void measure(Settings settings, Results results) throws Exception {
		long begin = System.nanoTime();
		do {
			round(new LinkedHashMap<>());
		}
		while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(settings.warmup()));
		Map<String, List<Measurement.Round>> rounds = new LinkedHashMap<>();
		this.arms.keySet().forEach((arm) -> rounds.put(arm, new ArrayList<>()));
		for (int i = 0; i < settings.rounds(); i++) {
			round(rounds);
		}
		rounds.forEach((arm, reached) -> results.add(Measurement.of(this.name, arm, reached)));
	}

	private void round(Map<String, List<Measurement.Round>> rounds) throws Exception {
		List<String> order = new ArrayList<>(this.arms.keySet());
		Collections.shuffle(order);
		for (String arm : order) {
			Work work = this.arms.get(arm);
			if (work != null) {
				Measurement.Round round = run(work);
				rounds.computeIfPresent(arm, (unused, reached) -> {
					reached.add(round);
					return reached;
				});
			}
		}
	}

	private static Measurement.Round run(Work work) throws Exception {
		System.gc();
		long cpu = system.getProcessCpuTime();
		long begin = System.nanoTime();
		long operations = work.run();
		long nanos = System.nanoTime() - begin;
		return new Measurement.Round(operations * 1e9 / nanos, (system.getProcessCpuTime() - cpu) / 1e3 / operations);
	}

}
