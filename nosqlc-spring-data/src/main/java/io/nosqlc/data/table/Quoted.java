package io.nosqlc.data.table;

/**
 * Values as messages show them: cut short, and in quotes.
 */
final class Quoted {

	private static final int LONGEST = 60;

	private Quoted() {
	}

	static String of(Object value) {
		String text = String.valueOf(value);
		return "'" + ((text.length() > LONGEST) ? text.substring(0, LONGEST) + "…" : text) + "'";
	}

}
