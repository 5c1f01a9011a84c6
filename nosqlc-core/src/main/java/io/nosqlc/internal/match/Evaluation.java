package io.nosqlc.internal.match;

import java.util.List;

import io.nosqlc.internal.json.JsonScanner;

/**
 * One walk over a document, up to the byte at which the verdict is reached.
 */
final class Evaluation {

	private final JsonScanner json;

	private final FieldTree fields;

	private final boolean[] seen;

	private final Verdict verdict;

	Evaluation(JsonScanner json, FieldTree fields, Verdict verdict) {
		this.json = json;
		this.fields = fields;
		this.seen = new boolean[fields.size()];
		this.verdict = verdict;
	}

	/**
	 * Walks until the verdict is reached, which is at the document's end at the latest.
	 * @throws io.nosqlc.internal.json.MalformedJsonException if the scanner cannot make
	 * out what it meets
	 */
	void run() {
		this.json.toMap();
		walk(this.fields.document());
		this.json.checkEnd();
	}

	private void walk(FieldTree.Field map) {
		int left = map.inside().size();
		this.json.enter();
		while (left > 0 && this.json.nextField()) {
			FieldTree.Field field = map.inside(this.json);
			if (field == null || this.seen[field.number()]) {
				this.json.skip();
				continue;
			}
			this.seen[field.number()] = true;
			left--;
			look(field);
			if (this.verdict.isReached()) {
				return;
			}
		}
		if (left == 0) {
			this.json.skipRest();
		}
		else {
			answerMissing(map);
		}
	}

	private void look(FieldTree.Field field) {
		JsonScanner.Token token = this.json.token();
		List<Question> questions = field.questions();
		for (int i = 0; i < questions.size() && !this.verdict.isReached(); i++) {
			questions.get(i).answer(token, this.json, this.verdict);
		}
		if (this.verdict.isReached()) {
			return;
		}
		if (token == JsonScanner.Token.MAP && !field.inside().isEmpty()) {
			walk(field);
			return;
		}
		answerMissing(field);
		if (token.isNested()) {
			this.json.skip();
		}
	}

	/**
	 * Answers what is asked of the fields inside one that were not there.
	 */
	private void answerMissing(FieldTree.Field field) {
		for (FieldTree.Field inside : field.inside()) {
			if (!this.seen[inside.number()]) {
				inside.questions().forEach((question) -> question.answerMissing(this.verdict));
				answerMissing(inside);
			}
		}
	}

}
