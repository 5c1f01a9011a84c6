package io.nosqlc.internal.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.nosqlc.internal.json.JsonScanner;

/**
 * The fields that a filter names, each with what is asked of it and with those inside it.
 */
final class FieldTree {

	/**
	 * Up to here, comparing bytes with one name after the other is faster than decoding
	 * them and hashing.
	 */
	private static final int FEW = 8;

	private final Field document = new Field("", 0);

	private int size = 1;

	/**
	 * Adds a question about the field that these names lead to.
	 */
	void add(List<String> names, Question question) {
		Field field = this.document;
		for (String name : names) {
			Field next = field.byName.get(name);
			if (next == null) {
				next = new Field(name, this.size++);
				field.byName.put(name, next);
				field.inside.add(next);
			}
			field = next;
		}
		field.questions.add(question);
	}

	/**
	 * Returns the field that stands for the document as a whole.
	 */
	Field document() {
		return this.document;
	}

	/**
	 * Returns how many fields there are with the document.
	 */
	int size() {
		return this.size;
	}

	/**
	 * A field that a filter names, or one on the way there.
	 */
	static final class Field {

		private final byte[] name;

		private final int number;

		private final List<Question> questions = new ArrayList<>();

		private final List<Field> inside = new ArrayList<>();

		private final Map<String, Field> byName = new LinkedHashMap<>();

		private Field(String name, int number) {
			this.name = name.getBytes(StandardCharsets.UTF_8);
			this.number = number;
		}

		/**
		 * Returns the number of this field within the tree, from 0 on.
		 */
		int number() {
			return this.number;
		}

		List<Question> questions() {
			return this.questions;
		}

		List<Field> inside() {
			return this.inside;
		}

		/**
		 * Returns the field inside this one at which the scanner stands, or null if
		 * nothing is asked of it.
		 */
		@Nullable Field inside(JsonScanner json) {
			if (this.inside.size() > FEW || !json.isNamePlain()) {
				return this.byName.get(json.name());
			}
			for (int i = 0; i < this.inside.size(); i++) {
				Field field = this.inside.get(i);
				if (json.isName(field.name)) {
					return field;
				}
			}
			return null;
		}

	}

}
