package io.nosqlc.data.table;

/**
 * Values as messages show them: cut short, and in quotes.
 */
final class Quoted {

	private static final int LONGEST = 60;

	private Quoted() {
	}

	/**
	 * Returns the name of a class with its article.
	 */
	static String a(Class<?> type) {
		String name = type.getSimpleName();
		return ("AEIO".indexOf(name.charAt(0)) >= 0) ? "an " + name : "a " + name;
	}

	static String of(Object value) {
		String text = String.valueOf(value);
		return "'" + ((text.length() > LONGEST) ? text.substring(0, LONGEST) + "…" : text) + "'";
	}

}
