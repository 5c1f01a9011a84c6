package io.nosqlc.data.repository.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.nosqlc.error.QueryRejectedException;

/**
 * A statement of CQL with placeholders, which become markers that values are bound to.
 * What is in literals, quoted names and comments is none. Immutable.
 *
 * @param cql with a {@code ?} for each placeholder
 * @param placeholders in the order of the markers
 */
record CqlTemplate(String cql, List<String> placeholders) {

	/** What is passed over, then an expression up to its closing brace, then others. */
	private static final Pattern TOKENS = Pattern.compile("'(?:[^']|'')*'" // literal
			+ "|\"(?:[^\"]|\"\")*\"" // quoted name
			+ "|\\$\\$.*?\\$\\$" // literal
			+ "|--[^\\n]*|//[^\\n]*|/\\*.*?\\*/" // comment
			+ "|(?<placeholder>[?:][#$]\\{|\\?\\d*|:[\\p{L}_][\\p{L}\\p{N}_]*)", Pattern.DOTALL);

	/**
	 * Reads a statement.
	 * @param known asked for each placeholder, refuses what stands for nothing
	 * @throws QueryRejectedException if a marker has no number and no name
	 */
	static CqlTemplate of(String method, String text, Placeholders known) {
		StringBuilder cql = new StringBuilder();
		List<String> placeholders = new ArrayList<>();
		Matcher tokens = TOKENS.matcher(text);
		int copied = 0;
		int from = 0;
		while (tokens.find(from)) {
			from = tokens.end();
			if (tokens.group("placeholder") == null) {
				continue;
			}
			if (tokens.group().endsWith("{")) {
				from = closing(method, text, tokens.end());
			}
			String placeholder = text.substring(tokens.start(), from);
			if (!known.isPlaceholder(placeholder)) {
				throw new QueryRejectedException("Cannot run the @Query of '" + method
						+ "': a '?' alone does not say what it stands for. Write ?0, ?1, ... or :name.");
			}
			placeholders.add(placeholder);
			cql.append(text, copied, tokens.start()).append('?');
			copied = from;
		}
		return new CqlTemplate(cql.append(text.substring(copied)).toString(), placeholders);
	}

	private static int closing(String method, String text, int from) {
		int open = 1;
		for (int i = from; i < text.length(); i++) {
			open += (text.charAt(i) == '{') ? 1 : (text.charAt(i) == '}') ? -1 : 0;
			if (open == 0) {
				return i + 1;
			}
		}
		throw new QueryRejectedException(
				"Cannot run the @Query of '" + method + "': an expression has no closing brace. Add it.");
	}

	/**
	 * Returns whether the statement reads.
	 */
	boolean isSelect() {
		return this.cql.stripLeading().regionMatches(true, 0, "SELECT", 0, "SELECT".length());
	}

}
