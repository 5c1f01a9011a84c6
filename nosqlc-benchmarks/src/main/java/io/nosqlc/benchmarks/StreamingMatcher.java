package io.nosqlc.benchmarks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/**
 * The peer: conditions on fields, combined by and or by or, answered by Jackson's
 * streaming parser, which stops as soon as the outcome is known. A field that is missing
 * meets no condition.
 */
final class StreamingMatcher {

	private static final JsonFactory factory = new JsonFactory();

	private final Node root = new Node();

	private final boolean all;

	private int conditions;

	private StreamingMatcher(boolean all) {
		this.all = all;
	}

	/**
	 * Begins a matcher of documents that meet all its conditions.
	 */
	static StreamingMatcher all() {
		return new StreamingMatcher(true);
	}

	/**
	 * Begins a matcher of documents that meet one of its conditions.
	 */
	static StreamingMatcher any() {
		return new StreamingMatcher(false);
	}

	/**
	 * Adds a condition.
	 * @param path names of fields, with dots between them
	 */
	StreamingMatcher and(String path, Condition condition) {
		Node node = this.root;
		for (String name : path.split("\\.", -1)) {
			node = node.children.computeIfAbsent(name, (unused) -> new Node());
		}
		node.condition = condition;
		this.conditions++;
		return this;
	}

	boolean matches(byte[] json) throws IOException {
		try (JsonParser parser = factory.createParser(json)) {
			parser.nextToken();
			Pass pass = new Pass(parser);
			pass.read(this.root);
			return pass.matched;
		}
	}

	/**
	 * Asks something of the value whose first token is the parser's current one, and may
	 * read on to its last.
	 */
	@FunctionalInterface
	interface Condition {

		boolean isMetBy(JsonParser parser) throws IOException;

		static Condition text(String text) {
			return (parser) -> parser.currentToken() == JsonToken.VALUE_STRING && parser.getText().equals(text);
		}

		static Condition list(String text) {
			return (parser) -> {
				boolean found = false;
				if (parser.currentToken() == JsonToken.START_ARRAY) {
					while (parser.nextToken() != JsonToken.END_ARRAY) {
						found |= text(text).isMetBy(parser);
						parser.skipChildren();
					}
				}
				return found;
			};
		}

	}

	/**
	 * A field that is asked for, or leads to one.
	 */
	private static final class Node {

		private final Map<String, Node> children = new LinkedHashMap<>();

		private @Nullable Condition condition;

	}

	/**
	 * One pass over a document.
	 */
	private final class Pass {

		private final JsonParser parser;

		private int answers;

		private boolean decided;

		private boolean matched;

		Pass(JsonParser parser) {
			this.parser = parser;
		}

		void read(Node object) throws IOException {
			while (!this.decided && this.parser.nextToken() == JsonToken.FIELD_NAME) {
				Node field = object.children.get(this.parser.currentName());
				JsonToken value = this.parser.nextToken();
				if (field != null && field.condition != null) {
					answer(field.condition.isMetBy(this.parser));
				}
				else if (field != null && value == JsonToken.START_OBJECT) {
					read(field);
					continue;
				}
				this.parser.skipChildren();
			}
		}

		private void answer(boolean met) {
			this.answers++;
			this.decided = met != StreamingMatcher.this.all || this.answers == StreamingMatcher.this.conditions;
			this.matched = this.decided && met;
		}

	}

}
