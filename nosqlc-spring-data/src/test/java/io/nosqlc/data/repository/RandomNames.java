package io.nosqlc.data.repository;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.data.repository.query.parser.Part;

import io.nosqlc.data.repository.DerivedName.Condition;
import io.nosqlc.data.repository.DerivedName.Kind;

/**
 * Makes up names of methods, and arguments that some people meet.
 */
final class RandomNames {

	private static final List<String> VERBS = List.of("find", "read", "get", "query", "search");

	private static final PersonProperty ID = PersonProperty.ALL.get(0);

	private final Random random;

	private final List<? extends Person> people;

	RandomNames(long seed, List<? extends Person> people) {
		this.random = new Random(seed);
		this.people = people;
	}

	/**
	 * Returns a name of any shape.
	 */
	DerivedName any() {
		List<List<Condition>> alternatives = new ArrayList<>();
		for (int i = this.random.nextInt(3); i >= 0; i--) {
			List<Condition> conditions = new ArrayList<>();
			for (int j = this.random.nextInt(3); j >= 0; j--) {
				conditions.add(condition());
			}
			alternatives.add(conditions);
		}
		return named(alternatives, chance(6));
	}

	/**
	 * Returns a name in which a keyword is joined with another condition by and, or by
	 * or.
	 */
	DerivedName with(Part.Type keyword, boolean ignoreCase, boolean joinedByOr) {
		List<PersonProperty> able = PersonProperty.ALL.stream()
			.filter((it) -> ignoreCase ? it.comparesText(keyword) : it.keywords().contains(keyword))
			.toList();
		Condition wanted = condition(oneOf(able), keyword, ignoreCase);
		boolean first = this.random.nextBoolean();
		List<Condition> both = List.of(first ? wanted : condition(), first ? condition() : wanted);
		return named(joinedByOr ? both.stream().map(List::of).toList() : List.of(both), false);
	}

	private DerivedName named(List<List<Condition>> alternatives, boolean ignoresAllCase) {
		Kind kind = chance(2) ? Kind.LIST : oneOf(List.of(Kind.values()));
		String verb = oneOf(VERBS);
		String what = oneOf(List.of("", "People", "Distinct", "DistinctPeople"));
		Integer limit = chance(4) ? this.random.nextInt(1, 6) : null;
		String limited = (limit != null) ? oneOf(List.of("First", "Top")) + limit : "";
		String limitedWhat = what.startsWith("Distinct") ? "Distinct" + limited + what.substring(8) : limited + what;
		return switch (kind) {
			case LIST -> new DerivedName(verb + limitedWhat + "By", kind, alternatives, ignoresAllCase,
					order(limit != null), limit);
			case STREAM -> new DerivedName("stream" + limitedWhat + "By", kind, alternatives, ignoresAllCase,
					order(limit != null), limit);
			case FIRST -> new DerivedName(verb + "First" + oneOf(List.of("", "Person")) + "By", kind, alternatives,
					ignoresAllCase, order(true), 1);
			case COUNT -> new DerivedName("count" + what + "By", kind, alternatives, ignoresAllCase, List.of(), null);
			case EXISTS -> new DerivedName("existsBy", kind, alternatives, ignoresAllCase, List.of(), null);
			case DELETE -> new DerivedName(oneOf(List.of("delete", "remove")) + "By", kind, alternatives,
					ignoresAllCase, List.of(), null);
		};
	}

	/**
	 * The key is last in each order, so that it is one.
	 */
	private List<DerivedName.Order> order(boolean required) {
		if (!required && chance(2)) {
			return List.of();
		}
		List<DerivedName.Order> order = new ArrayList<>();
		List<PersonProperty> sortable = PersonProperty.ALL.stream()
			.filter((it) -> it.isSortable() && it != ID)
			.toList();
		for (int i = this.random.nextInt(3); i > 0; i--) {
			order.add(new DerivedName.Order(oneOf(sortable), this.random.nextBoolean()));
		}
		order.add(new DerivedName.Order(ID, this.random.nextBoolean()));
		return order;
	}

	private Condition condition() {
		PersonProperty property = oneOf(PersonProperty.ALL);
		Part.Type keyword = oneOf(List.copyOf(property.keywords()));
		return condition(property, keyword, property.comparesText(keyword) && chance(3));
	}

	private Condition condition(PersonProperty property, Part.Type keyword, boolean ignoreCase) {
		List<String> spellings = new ArrayList<>(keyword.getKeywords());
		if (keyword == Part.Type.SIMPLE_PROPERTY) {
			spellings.add("");
		}
		List<@Nullable Object> arguments = new ArrayList<>();
		List<Class<?>> parameters = new ArrayList<>();
		for (int i = 0; i < keyword.getNumberOfArguments(); i++) {
			arguments.add(argument(property, keyword, ignoreCase));
			parameters.add(parameter(property, keyword, arguments.get(i)));
		}
		return new Condition(property, keyword, oneOf(spellings), ignoreCase, parameters, arguments);
	}

	private Class<?> parameter(PersonProperty property, Part.Type keyword, @Nullable Object argument) {
		Set<Part.Type> ofSeveral = EnumSet.of(Part.Type.IN, Part.Type.NOT_IN);
		Set<Part.Type> ofParts = EnumSet.of(Part.Type.CONTAINING, Part.Type.NOT_CONTAINING);
		if (ofSeveral.contains(keyword)) {
			return (argument instanceof Object[]) ? argument.getClass()
					: oneOf(List.of(Collection.class, List.class, Iterable.class));
		}
		Class<?> type = ofParts.contains(keyword) ? property.element() : property.type();
		return (type == Set.class) ? oneOf(List.of(Set.class, Collection.class)) : type;
	}

	private @Nullable Object argument(PersonProperty property, Part.Type keyword, boolean ignoreCase) {
		Object value = value(property);
		return switch (keyword) {
			case SIMPLE_PROPERTY, NEGATING_SIMPLE_PROPERTY -> chance(8) ? null : otherCase(value, ignoreCase);
			case IN, NOT_IN -> several(property, ignoreCase);
			case CONTAINING, NOT_CONTAINING -> otherCase(part(property, value), ignoreCase);
			case STARTING_WITH -> otherCase(cut((String) value, true), ignoreCase);
			case ENDING_WITH -> otherCase(cut((String) value, false), ignoreCase);
			case LIKE, NOT_LIKE -> otherCase(like((String) value), ignoreCase);
			case REGEX -> regex((String) value);
			default -> otherCase(value, ignoreCase);
		};
	}

	private Object value(PersonProperty property) {
		Object value = null;
		while (value == null) {
			value = property.value().apply(oneOf(this.people));
		}
		return value;
	}

	private Object several(PersonProperty property, boolean ignoreCase) {
		List<@Nullable Object> values = new ArrayList<>();
		for (int i = this.random.nextInt(5); i > 0; i--) {
			values.add(chance(10) ? null : otherCase(value(property), ignoreCase));
		}
		return chance(4) ? values.toArray((Object[]) Array.newInstance(property.type(), 0)) : values;
	}

	private Object part(PersonProperty property, Object value) {
		if (value instanceof String text) {
			return cut(cut(text, true), false);
		}
		List<?> elements = List.copyOf((Collection<?>) value);
		return elements.isEmpty() ? part(property, value(property)) : oneOf(elements);
	}

	private String cut(String text, boolean atTheEnd) {
		int length = text.codePointCount(0, text.length());
		int kept = (length > 1) ? this.random.nextInt(1, length) : length;
		return atTheEnd ? text.substring(0, text.offsetByCodePoints(0, kept))
				: text.substring(text.offsetByCodePoints(0, length - kept));
	}

	private String like(String text) {
		StringBuilder like = new StringBuilder();
		for (int codePoint : text.codePoints().toArray()) {
			if (chance(4)) {
				like.append(oneOf(List.of("%", "_", "%")));
			}
			else {
				like.append((codePoint == '%' || codePoint == '_' || codePoint == '\\') ? "\\" : "")
					.appendCodePoint(codePoint);
			}
		}
		return like.append(chance(2) ? "%" : "").toString();
	}

	private String regex(String text) {
		StringBuilder regex = new StringBuilder();
		text.codePoints()
			.forEach((it) -> regex
				.append((it < 128 && Character.isLetterOrDigit(it) && !chance(4)) ? Character.toString(it) : "."));
		return regex.append(oneOf(List.of("", ".*", "[a-e]?"))).toString();
	}

	private Object otherCase(Object value, boolean ignoreCase) {
		if (!ignoreCase || !(value instanceof String text)) {
			return value;
		}
		StringBuilder other = new StringBuilder();
		text.codePoints()
			.map((it) -> chance(2) ? Character.toUpperCase(it) : Character.toLowerCase(it))
			.forEach(other::appendCodePoint);
		return other.toString();
	}

	private boolean chance(int oneIn) {
		return this.random.nextInt(oneIn) == 0;
	}

	@SuppressWarnings("unchecked")
	private <T> T oneOf(Collection<? extends T> values) {
		return (T) Arrays.asList(values.toArray()).get(this.random.nextInt(values.size()));
	}

}
