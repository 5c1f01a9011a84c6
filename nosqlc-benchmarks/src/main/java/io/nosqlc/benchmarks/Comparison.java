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

	private static final double SIGNIFICANTLY = 1.05;

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
	 * Measures all arms when they are warm: after the time to warm up, when no arm has
	 * just been faster than ever, but after ten times that time at the latest. The
	 * compiler of the JVM takes long on two cores, and longest for the arm that has most
	 * code.
	 */
	void measure(Settings settings, Results results) throws Exception {
		long begin = System.nanoTime();
		long most = TimeUnit.SECONDS.toNanos(settings.warmup());
		Map<String, List<Measurement.Round>> warming = noRounds();
		boolean faster;
		do {
			round(warming);
			faster = warming.values().stream().anyMatch(Comparison::isFasterThanEver);
		}
		while (System.nanoTime() - begin < (faster ? 10 * most : most));
		Map<String, List<Measurement.Round>> rounds = noRounds();
		for (int i = 0; i < settings.rounds(); i++) {
			round(rounds);
		}
		rounds.forEach((arm, reached) -> results.add(Measurement.of(this.name, arm, reached)));
	}

	private Map<String, List<Measurement.Round>> noRounds() {
		Map<String, List<Measurement.Round>> rounds = new LinkedHashMap<>();
		this.arms.keySet().forEach((arm) -> rounds.put(arm, new ArrayList<>()));
		return rounds;
	}

	private static boolean isFasterThanEver(List<Measurement.Round> rounds) {
		List<Measurement.Round> former = rounds.subList(0, rounds.size() - 1);
		double best = former.stream().mapToDouble(Measurement.Round::perSecond).max().orElse(0);
		return rounds.get(rounds.size() - 1).perSecond() > SIGNIFICANTLY * best;
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
