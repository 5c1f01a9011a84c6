package io.nosqlc.data.mapping;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How long the instances of an entity live.
 */
final class TimeToLive {

	private static final Duration LONGEST = Duration.ofDays(20 * 365);

	private static final Set<ChronoUnit> UNITS = Set.of(ChronoUnit.SECONDS, ChronoUnit.MINUTES, ChronoUnit.HOURS,
			ChronoUnit.DAYS);

	private final NosqlcPersistentEntity<?> root;

	private final Problems problems;

	TimeToLive(NosqlcPersistentEntity<?> root, Problems problems) {
		this.root = root;
		this.problems = problems;
	}

	/**
	 * Returns how long; {@code null} if nothing says so, or if what does is a problem.
	 */
	@Nullable Duration read() {
		Ttl annotation = this.root.declared(Ttl.class);
		if (annotation == null) {
			return null;
		}
		if (!UNITS.contains(annotation.unit())) {
			this.problems.add(this.root, "the unit of its @Ttl is '" + annotation.unit().name() + "'",
					"Use SECONDS, MINUTES, HOURS or DAYS");
			return null;
		}
		long most = LONGEST.dividedBy(annotation.unit().getDuration());
		if (annotation.value() < 1 || annotation.value() > most) {
			this.problems.add(this.root,
					"its @Ttl is " + annotation.value() + " " + annotation.unit().name()
							+ ", and Cassandra takes 1 second to 20 years",
					"Use a duration between the two, or remove @Ttl");
			return null;
		}
		return annotation.unit().getDuration().multipliedBy(annotation.value());
	}

}
