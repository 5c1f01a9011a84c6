package io.nosqlc.data.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.nosqlc.error.QueryRejectedException;

/**
 * Says what is wrong with paths of properties that lead nowhere, for tables and
 * collections alike.
 */
public final class PropertyPaths {

	private PropertyPaths() {
	}

	/**
	 * Returns the exception for a property that a class does not have, with those that it
	 * has, the most similar first.
	 * @param type the class whose property was asked for
	 * @param path what was asked for, as a whole
	 * @param known the properties that there are
	 */
	public static QueryRejectedException unknown(Class<?> type, String path, Collection<String> known) {
		String there = known.isEmpty() ? "it has none" : "it has "
				+ nearestFirst(path, known).stream().map((it) -> "'" + it + "'").collect(Collectors.joining(", "));
		return new QueryRejectedException("Cannot use '" + path + "' of '" + type.getSimpleName()
				+ "' in a query: there is no such property. Use one that there is: " + there + ".");
	}

	private static List<String> nearestFirst(String path, Collection<String> known) {
		return known.stream().distinct().sorted(Comparator.comparingInt((it) -> distance(path, it))).toList();
	}

	/**
	 * Returns how many letters must be changed, added or left out to make one name of the
	 * other, whatever their case.
	 */
	public static int distance(String one, String other) {
		String left = one.toLowerCase(Locale.ROOT);
		String right = other.toLowerCase(Locale.ROOT);
		int[] above = new int[right.length() + 1];
		for (int j = 0; j <= right.length(); j++) {
			above[j] = j;
		}
		for (int i = 1; i <= left.length(); i++) {
			int[] row = new int[right.length() + 1];
			row[0] = i;
			for (int j = 1; j <= right.length(); j++) {
				int change = above[j - 1] + ((left.charAt(i - 1) == right.charAt(j - 1)) ? 0 : 1);
				row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
			}
			above = row;
		}
		return above[right.length()];
	}

}
