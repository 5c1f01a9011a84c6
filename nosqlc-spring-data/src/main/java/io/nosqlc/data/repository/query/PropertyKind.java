package io.nosqlc.data.repository.query;

import java.util.EnumSet;
import java.util.Set;

import org.springframework.data.repository.query.parser.Part;

/**
 * What can be asked of a property.
 */
enum PropertyKind {

	/** Text. */
	TEXT("which is text"),

	/** A number. */
	NUMBER("which is a number"),

	/** True or false. */
	BOOLEAN("which is true or false"),

	/** Another value that the store has in the order of Java. */
	ORDERED("which is neither text nor a number"),

	/** A value that the store has in no order, or in another one. */
	VALUE("which is no text, and is kept without its order"),

	/** A collection with an order, of values. */
	LIST("which is a collection"),

	/** A collection without an order, of values. */
	SET("which is a collection"),

	/** A map, a collection of other things, or JSON. */
	CONTAINER("and what it holds can be asked for by a filter only"),

	/** An object, by its properties. */
	OBJECT("which is an object with properties"),

	/** An object that has properties which cannot be compared. */
	OPAQUE("which is an object with properties that cannot be compared"),

	/** The key as an object of its own. */
	KEY("which is the key as a whole, always there and in no order"),

	/** Whatever JSON holds. */
	ANY("which may be anything");

	private static final Set<PropertyKind> EQUAL = EnumSet.complementOf(EnumSet.of(CONTAINER, OPAQUE));

	private static final Set<PropertyKind> AMONG = EnumSet.complementOf(EnumSet.of(CONTAINER, OPAQUE, LIST, SET));

	private static final Set<PropertyKind> IN_ORDER = EnumSet.of(TEXT, NUMBER, ORDERED, ANY);

	private static final Set<PropertyKind> TEXTUAL = EnumSet.of(TEXT, ANY);

	private static final Set<PropertyKind> TRUE_OR_FALSE = EnumSet.of(BOOLEAN, ANY);

	private static final Set<PropertyKind> OF_PARTS = EnumSet.of(TEXT, LIST, SET, ANY);

	private static final Set<PropertyKind> EMPTY = EnumSet.of(TEXT, LIST, SET, CONTAINER, ANY);

	private static final Set<PropertyKind> ABSENT = EnumSet.complementOf(EnumSet.of(KEY));

	private final String description;

	PropertyKind(String description) {
		this.description = description;
	}

	/**
	 * Returns what it is, as the end of a sentence about its type.
	 */
	String description() {
		return this.description;
	}

	/**
	 * Returns whether a keyword can ever be true of some properties of this kind, and
	 * false of others.
	 */
	boolean takes(Part.Type keyword) {
		return takersOf(keyword).contains(this);
	}

	private static Set<PropertyKind> takersOf(Part.Type keyword) {
		return switch (keyword) {
			case SIMPLE_PROPERTY, NEGATING_SIMPLE_PROPERTY -> EQUAL;
			case IN, NOT_IN -> AMONG;
			case LESS_THAN, LESS_THAN_EQUAL, GREATER_THAN, GREATER_THAN_EQUAL, BETWEEN, BEFORE, AFTER -> IN_ORDER;
			case LIKE, NOT_LIKE, STARTING_WITH, ENDING_WITH, REGEX -> TEXTUAL;
			case CONTAINING, NOT_CONTAINING -> OF_PARTS;
			case IS_EMPTY, IS_NOT_EMPTY -> EMPTY;
			case IS_NULL, IS_NOT_NULL, EXISTS -> ABSENT;
			case TRUE, FALSE -> TRUE_OR_FALSE;
			case NEAR, WITHIN -> Set.of();
		};
	}

}
