package io.nosqlc.data.repository.query;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.data.repository.query.parser.Part;
import org.springframework.util.ClassUtils;

/**
 * Finds what is wrong with a condition of a name, and with the parameters for it.
 *
 * @param part the condition
 * @param problems to which it is added what is wrong, each without its last dot
 */
record PartCheck(DerivedPart part, List<String> problems) {

	/**
	 * Checks it.
	 * @param mustIgnoreCase whether the name says that of this very condition
	 * @param parameters their classes; fewer than the keyword has, if there are no more
	 */
	void check(boolean mustIgnoreCase, List<Class<?>> parameters) {
		if (!type().kind().takes(this.part.keyword())) {
			this.problems.add("'" + this.part.word() + "' cannot be asked of " + name() + ": " + refusal());
			return;
		}
		if (mustIgnoreCase && !this.part.comparesText()) {
			this.problems.add("'IgnoreCase' cannot be asked of " + name() + " with '" + this.part.word()
					+ "': no text is compared. Leave it out");
		}
		parameters.stream()
			.map(ClassUtils::resolvePrimitiveIfNecessary)
			.filter((it) -> !accepts(it))
			.forEach((it) -> this.problems.add("'" + this.part.word() + "' of " + name() + " cannot take "
					+ it.getSimpleName() + ": it takes " + wanted() + ". Change the parameter" + alternative(it)));
	}

	private String refusal() {
		if (this.part.keyword() == Part.Type.NEAR || this.part.keyword() == Part.Type.WITHIN) {
			return "stores of nosqlc know no places on earth. Compare coordinates with Between";
		}
		return "it is of type " + type().javaType().getSimpleName() + ", " + type().kind().description()
				+ ". Use one of " + possible();
	}

	/**
	 * Spring Data lists the commonest last.
	 */
	private String possible() {
		List<Part.Type> keywords = Arrays.asList(Part.Type.values());
		Collections.reverse(keywords);
		return keywords.stream().filter(type().kind()::takes).map(DerivedPart::word).collect(Collectors.joining(", "));
	}

	private boolean accepts(Class<?> parameter) {
		return switch (this.part.keyword()) {
			case IN, NOT_IN -> type().acceptsSeveral(parameter);
			case CONTAINING, NOT_CONTAINING -> contained().accepts(parameter);
			default -> type().accepts(parameter);
		};
	}

	private String wanted() {
		return switch (this.part.keyword()) {
			case IN, NOT_IN -> "a collection or an array of " + type().javaType().getSimpleName();
			case CONTAINING, NOT_CONTAINING -> contained().javaType().getSimpleName();
			default -> type().javaType().getSimpleName();
		};
	}

	private String alternative(Class<?> parameter) {
		boolean mayBeElement = type().element() != null && contained().accepts(parameter);
		return mayBeElement ? ", or use Containing" : "";
	}

	private PropertyType contained() {
		return this.part.property().contained();
	}

	private PropertyType type() {
		return this.part.type();
	}

	private String name() {
		return this.part.property().describe();
	}

}
