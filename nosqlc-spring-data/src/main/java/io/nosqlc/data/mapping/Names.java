package io.nosqlc.data.mapping;

import java.util.regex.Pattern;

/**
 * What keyspaces, tables, types and indexes may be called.
 */
final class Names {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,48}");

	private static final Pattern COLLECTION = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,47}");

	private Names() {
	}

	static void check(Problems problems, NosqlcPersistentEntity<?> entity, String what, String name) {
		if (!NAME.matcher(name).matches()) {
			problems.add(entity, "the name of its " + what + ", '" + name + "', is not one of 1 to 48 letters, digits"
					+ " and underscores, as Cassandra wants it", "Choose another name");
		}
	}

	static void checkCollection(Problems problems, NosqlcPersistentEntity<?> entity, String name) {
		if (!COLLECTION.matcher(name).matches()) {
			problems.add(entity, "the name of its collection, '" + name + "', is not a letter with up to 47 letters,"
					+ " digits and underscores after it", "Choose another name");
		}
	}

}
