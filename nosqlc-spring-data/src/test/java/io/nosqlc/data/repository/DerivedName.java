package io.nosqlc.data.repository;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.data.repository.query.parser.Part;

/**
 * The name of a method, and what it means.
 *
 * @param subject what it begins with, {@code By} included
 * @param kind what it does
 * @param alternatives its conditions: joined by and, and those by or
 * @param ignoresAllCase whether it says so at its end
 * @param order what it sorts by; by nothing, if it is empty
 * @param limit how many it finds at most; {@code null} for all
 */
record DerivedName(String subject, Kind kind, List<List<Condition>> alternatives, boolean ignoresAllCase,
		List<Order> order, @Nullable Integer limit) {

	String name() {
		String conditions = this.alternatives.stream()
			.map((it) -> it.stream()
				.map((condition) -> condition.name(this.ignoresAllCase))
				.collect(Collectors.joining("And")))
			.collect(Collectors.joining("Or"));
		String sorted = this.order.stream()
			.map((it) -> it.property().name() + (it.isDescending() ? "Desc" : "Asc"))
			.collect(Collectors.joining("", "OrderBy", ""));
		return this.subject + conditions + (this.ignoresAllCase ? "AllIgnoreCase" : "")
				+ (this.order.isEmpty() ? "" : sorted);
	}

	List<Class<?>> parameters() {
		return conditions().stream().flatMap((it) -> it.parameters().stream()).<Class<?>>map((it) -> it).toList();
	}

	@Nullable Object[] arguments() {
		List<@Nullable Object> arguments = new ArrayList<>();
		conditions().forEach((it) -> arguments.addAll(it.arguments()));
		return arguments.toArray();
	}

	List<Condition> conditions() {
		return this.alternatives.stream().flatMap(List::stream).toList();
	}

	boolean matches(Person person) {
		return this.alternatives.stream()
			.anyMatch((it) -> it.stream().allMatch((condition) -> condition.matches(person, this.ignoresAllCase)));
	}

	/**
	 * Returns the order; of nothing, if there is none.
	 */
	Comparator<Person> comparator() {
		Comparator<Person> comparator = (left, right) -> 0;
		for (Order by : this.order) {
			Comparator<Person> next = Comparator.comparing((it) -> by.property().value().apply(it), Reference.ORDER);
			comparator = comparator.thenComparing(by.isDescending() ? next.reversed() : next);
		}
		return comparator;
	}

	@Override
	public String toString() {
		return name() + Arrays.deepToString(arguments());
	}

	/**
	 * What a method does.
	 */
	enum Kind {

		LIST, STREAM, FIRST, COUNT, EXISTS, DELETE

	}

	/**
	 * A condition.
	 *
	 * @param property of what
	 * @param keyword what is asked
	 * @param spelling the keyword as it is written
	 * @param ignoreCase whether it says that case is ignored
	 * @param parameters the classes of its parameters
	 * @param arguments their values
	 */
	record Condition(PersonProperty property, Part.Type keyword, String spelling, boolean ignoreCase,
			List<Class<?>> parameters, List<? extends @Nullable Object> arguments) {

		String name(boolean ignoresAllCase) {
			return this.property.name() + this.spelling + ((this.ignoreCase && !ignoresAllCase) ? "IgnoreCase" : "");
		}

		boolean ignoresCase(boolean ignoresAllCase) {
			return (this.ignoreCase || ignoresAllCase) && this.property.comparesText(this.keyword);
		}

		boolean matches(Person person, boolean ignoresAllCase) {
			return new Reference(this.keyword, ignoresCase(ignoresAllCase)).test(this.property.value().apply(person),
					this.arguments);
		}

	}

	/**
	 * What is sorted by.
	 *
	 * @param property the property
	 * @param isDescending whether the greatest comes first
	 */
	record Order(PersonProperty property, boolean isDescending) {

	}

}
