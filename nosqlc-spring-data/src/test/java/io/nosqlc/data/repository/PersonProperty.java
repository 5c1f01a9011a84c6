package io.nosqlc.data.repository;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.data.repository.query.parser.Part;

import static org.springframework.data.repository.query.parser.Part.Type;

/**
 * A property as names of methods know it, and what they can ask of it.
 *
 * @param name its name, from a capital letter on
 * @param path its path
 * @param type the class of arguments that may be equal to it
 * @param element the class of arguments that may be contained in it
 * @param keywords what can be asked of it
 * @param isSortable whether its order in stores is that of Java
 * @param value reads it
 */
record PersonProperty(String name, String path, Class<?> type, Class<?> element, Set<Part.Type> keywords,
		boolean isSortable, Function<Person, @Nullable Object> value) {

	private static final Set<Part.Type> NULLS = EnumSet.of(Type.IS_NULL, Type.IS_NOT_NULL, Type.EXISTS);

	private static final Set<Part.Type> EQUAL = EnumSet.of(Type.SIMPLE_PROPERTY, Type.NEGATING_SIMPLE_PROPERTY);

	private static final Set<Part.Type> AMONG = EnumSet.of(Type.IN, Type.NOT_IN);

	private static final Set<Part.Type> ORDER = EnumSet.of(Type.LESS_THAN, Type.LESS_THAN_EQUAL, Type.GREATER_THAN,
			Type.GREATER_THAN_EQUAL, Type.BEFORE, Type.AFTER, Type.BETWEEN);

	private static final Set<Part.Type> EMPTY = EnumSet.of(Type.IS_EMPTY, Type.IS_NOT_EMPTY);

	private static final Set<Part.Type> PARTS = EnumSet.of(Type.CONTAINING, Type.NOT_CONTAINING);

	private static final Set<Part.Type> PATTERNS = EnumSet.of(Type.LIKE, Type.NOT_LIKE, Type.STARTING_WITH,
			Type.ENDING_WITH, Type.REGEX);

	private static final Set<Part.Type> TRUTH = EnumSet.of(Type.TRUE, Type.FALSE);

	static final List<PersonProperty> ALL = List.of(text("Id", "id", Person::id), text("Team", "team", Person::team),
			text("Name", "name", Person::name), text("City", "city", Person::city),
			text("Nick", "nick", (it) -> it.nick().orElse(null)),
			text("AddressStreet", "address.street", inside(Person.Address::street)),
			text("AddressTown", "address.town", inside(Person.Address::town)),
			ordered("Age", "age", Integer.class, Person::age),
			ordered("Weight", "weight", Double.class, Person::weight),
			ordered("Born", "born", Instant.class, Person::born),
			ordered("Joined", "joined", LocalDate.class, Person::joined),
			ordered("AddressFloor", "address.floor", Integer.class, inside(Person.Address::floor)),
			value("Active", "active", Boolean.class, true, Person::active, EQUAL, AMONG, NULLS, TRUTH),
			value("Role", "role", Person.Role.class, false, Person::role, EQUAL, AMONG, NULLS),
			value("Badge", "badge", UUID.class, false, Person::badge, EQUAL, AMONG, NULLS),
			value("Photo", "photo", byte[].class, false, Person::photo, EQUAL, AMONG, NULLS),
			value("Address", "address", Person.Address.class, false, Person::address, EQUAL, AMONG, NULLS),
			collection("Tags", "tags", Set.class, String.class, Person::tags),
			collection("Labels", "labels", List.class, String.class, Person::labels),
			collection("Marks", "marks", List.class, Integer.class, Person::marks),
			value("Extras", "extras", Object.class, false, Person::extras, NULLS, EMPTY));

	private static PersonProperty text(String name, String path, Function<Person, @Nullable Object> value) {
		return value(name, path, String.class, true, value, EQUAL, AMONG, NULLS, ORDER, EMPTY, PARTS, PATTERNS);
	}

	private static PersonProperty ordered(String name, String path, Class<?> type,
			Function<Person, @Nullable Object> value) {
		return value(name, path, type, true, value, EQUAL, AMONG, NULLS, ORDER);
	}

	private static PersonProperty collection(String name, String path, Class<?> type, Class<?> element,
			Function<Person, @Nullable Object> value) {
		return new PersonProperty(name, path, type, element, union(EQUAL, NULLS, EMPTY, PARTS), false, value);
	}

	@SafeVarargs
	private static PersonProperty value(String name, String path, Class<?> type, boolean isSortable,
			Function<Person, @Nullable Object> value, Set<Part.Type>... keywords) {
		return new PersonProperty(name, path, type, type, union(keywords), isSortable, value);
	}

	@SafeVarargs
	private static Set<Part.Type> union(Set<Part.Type>... keywords) {
		Set<Part.Type> union = EnumSet.noneOf(Part.Type.class);
		for (Set<Part.Type> some : keywords) {
			union.addAll(some);
		}
		return union;
	}

	private static Function<Person, @Nullable Object> inside(Function<Person.Address, @Nullable Object> value) {
		return (it) -> {
			Person.Address address = it.address();
			return (address != null) ? value.apply(address) : null;
		};
	}

	/**
	 * Returns whether a keyword can compare text with it, whose case may be ignored.
	 */
	boolean comparesText(Part.Type keyword) {
		Class<?> compared = PARTS.contains(keyword) ? this.element : this.type;
		return this.keywords.contains(keyword) && keyword.getNumberOfArguments() > 0 && compared == String.class;
	}

}
