package io.nosqlc.data.mapping;

import java.util.Locale;
import java.util.regex.Pattern;

final class SnakeCase implements NamingStrategy {

	private static final int LONGEST_TYPE_NAME = 48;

	private static final Pattern BORDER = Pattern.compile("(?<=\\p{javaLowerCase})(?=\\p{javaUpperCase})");

	private static final Pattern UNDERSCORES_IN_FRONT = Pattern.compile("^_+");

	@Override
	public String typeName(Class<?> type) {
		String name = columnName(type.getSimpleName());
		String last = name.substring(Math.max(0, name.length() - LONGEST_TYPE_NAME));
		return UNDERSCORES_IN_FRONT.matcher(last).replaceFirst("");
	}

	@Override
	public String columnName(String property) {
		return BORDER.matcher(property).replaceAll("_").toLowerCase(Locale.ROOT);
	}

}
