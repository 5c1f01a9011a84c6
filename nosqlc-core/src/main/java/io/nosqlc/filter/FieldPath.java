package io.nosqlc.filter;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.internal.value.Arguments;
import io.nosqlc.internal.value.Text;

/**
 * The names that lead to a field, from the outermost map inwards. Paths go through maps
 * only: no name reaches into a list.
 *
 * @param names the names, at least one, none of them empty
 */
public record FieldPath(List<String> names) {

	private static final int MOST_NAMES = 500;

	/**
	 * Creates a path of these names.
	 * @throws InvalidFilterException if there is none, or one is empty
	 */
	public FieldPath {
		Arguments.required(names, "names").forEach((name) -> Arguments.required(name, "name"));
		names = List.copyOf(names);
		if (names.isEmpty() || names.size() > MOST_NAMES) {
			throw new InvalidFilterException("Cannot use a path of " + names.size() + " names: it must have 1 to "
					+ MOST_NAMES + ". Name the field to look at.");
		}
		for (String name : names) {
			refuseUnusable(name, names);
		}
	}

	private static void refuseUnusable(String name, List<String> names) {
		if (name.isEmpty()) {
			throw new InvalidFilterException("Cannot use the path '" + String.join(".", names)
					+ "': a name in it is empty. Separate names by single dots; for a name that has a dot in it use "
					+ "FieldPath.of(\"x.y\").");
		}
		if (!Text.isWellFormed(name)) {
			throw new InvalidFilterException("Cannot use the path '" + String.join(".", names)
					+ "': it has half a surrogate pair. Do not cut text between the two halves of a character.");
		}
	}

	/**
	 * Returns the path of exactly these names, which may have dots in them.
	 * @throws InvalidFilterException if there is none, or one is empty
	 */
	public static FieldPath of(String... names) {
		return new FieldPath(Arrays.asList(names));
	}

	/**
	 * Reads a path from its names separated by dots.
	 * @throws InvalidFilterException if a name is empty
	 */
	public static FieldPath parse(String dotted) {
		return new FieldPath(Arrays.asList(Arguments.required(dotted, "path").split("\\.", -1)));
	}

	boolean isDotted() {
		return this.names.stream().noneMatch((name) -> name.indexOf('.') >= 0);
	}

	/**
	 * Returns the names separated by dots, those that have a dot in them as
	 * {@code ['x.y']}.
	 */
	@Override
	public String toString() {
		return isDotted() ? String.join(".", this.names)
				: this.names.stream().map((name) -> "['" + name + "']").collect(Collectors.joining());
	}

}
