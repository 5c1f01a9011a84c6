package io.nosqlc.internal.match;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.nosqlc.filter.Filter;
import io.nosqlc.internal.json.Json;
import io.nosqlc.internal.json.JsonScanner;
import io.nosqlc.internal.json.MalformedJsonException;

/**
 * Tells which stored documents pass a filter, by their bytes. It looks for the fields
 * that the filter names, steps over all others, and stops as soon as the outcome is
 * known. Immutable and safe for use by several threads.
 *
 * <p>
 * The outcome is that of the filter on the parsed document with the key as {@code _id}.
 * Damage in a part that the outcome did not need goes unnoticed, so whoever takes what
 * passes has to parse it, and finds out.
 */
public final class ByteMatcher {

	private static final String ID = "_id";

	private final Filter filter;

	private final FieldTree fields;

	private final List<Question> onKey;

	private final Verdict initial;

	private ByteMatcher(Filter filter, FieldTree fields, List<Question> onKey, Verdict initial) {
		this.filter = filter;
		this.fields = fields;
		this.onKey = List.copyOf(onKey);
		this.initial = initial;
	}

	/**
	 * Prepares a filter. That takes about as long as evaluating it on a few documents.
	 */
	public static ByteMatcher of(Filter filter) {
		Questions questions = Questions.of(filter);
		FieldTree fields = new FieldTree();
		Verdict initial = questions.verdict();
		List<Question> onKey = questions.list()
			.stream()
			.filter((question) -> names(question).equals(List.of(ID)))
			.toList();
		for (Question question : questions.list()) {
			List<String> names = names(question);
			if (!names.get(0).equals(ID)) {
				fields.add(names, question);
			}
			else if (names.size() > 1) {
				// A key is text, and no name leads into text.
				question.answerMissing(initial);
			}
		}
		return new ByteMatcher(filter, fields, onKey, initial);
	}

	private static List<String> names(Question question) {
		return question.path().names();
	}

	/**
	 * Tells whether a document passes.
	 * @param key what stands for its {@code _id}, whatever the JSON says
	 * @param json the document as UTF-8, which may come from any writer
	 * @throws MalformedJsonException if the outcome takes reading it, and it is not one
	 * JSON object
	 */
	public boolean matches(String key, byte[] json) {
		Verdict verdict = this.initial.copy();
		for (Question question : this.onKey) {
			question.answer(key, verdict);
		}
		if (!verdict.isReached()) {
			try {
				new Evaluation(new JsonScanner(json), this.fields, verdict).run();
			}
			catch (MalformedJsonException ex) {
				return matchesParsed(key, json);
			}
		}
		return verdict.isMatch();
	}

	/**
	 * Decides what the scanner could not make out. Most often it is damaged.
	 */
	private boolean matchesParsed(String key, byte[] json) {
		return this.filter.matches(Json.parseStoredMap(json, ID, key));
	}

}
