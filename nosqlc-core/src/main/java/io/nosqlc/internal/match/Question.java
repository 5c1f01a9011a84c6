package io.nosqlc.internal.match;

import org.jspecify.annotations.Nullable;

import io.nosqlc.filter.Condition;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.internal.json.JsonScanner;

/**
 * A condition at its place in a filter.
 */
final class Question {

	private final Condition condition;

	private final ValueTest test;

	private final int gate;

	private final boolean negated;

	/**
	 * Asks a condition.
	 * @param gate where the answer goes
	 * @param negated whether the opposite is the answer
	 */
	Question(Condition condition, int gate, boolean negated) {
		this.condition = condition;
		this.test = new ValueTest(condition);
		this.gate = gate;
		this.negated = negated;
	}

	FieldPath path() {
		return this.condition.path();
	}

	void answer(@Nullable Object value, Verdict verdict) {
		verdict.answer(this.gate, this.condition.test(value) != this.negated);
	}

	void answerMissing(Verdict verdict) {
		verdict.answer(this.gate, this.test.ofNull() != this.negated);
	}

	/**
	 * Answers by the value that the scanner has just looked at and does not move it.
	 */
	void answer(JsonScanner.Token token, JsonScanner json, Verdict verdict) {
		if (verdict.isOpen(this.gate)) {
			verdict.answer(this.gate, this.test.test(token, json) != this.negated);
		}
	}

}
