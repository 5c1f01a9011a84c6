package io.nosqlc.internal.match;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.nosqlc.filter.Condition;
import io.nosqlc.filter.Operator;
import io.nosqlc.internal.json.JsonScanner;

/**
 * Tests a condition on a value that a scanner stands at. The condition itself decides;
 * this only spares it values whose kind or bytes say enough, so that they need not be
 * read.
 */
final class ValueTest {

	private final Condition condition;

	private final boolean ofNull;

	private final boolean ofTrue;

	private final boolean ofFalse;

	private final boolean ofList;

	private final boolean ofMap;

	private final boolean readsLists;

	private final boolean readsMaps;

	private final byte @Nullable [] equalText;

	private final @Nullable ValueTest ofElements;

	ValueTest(Condition condition) {
		this.condition = condition;
		this.ofNull = condition.test(null);
		this.ofTrue = condition.test(true);
		this.ofFalse = condition.test(false);
		this.ofList = condition.test(List.of());
		this.ofMap = condition.test(Map.of());
		this.readsLists = reads(condition, List.class::isInstance) || condition.operator() == Operator.SIZE;
		this.readsMaps = reads(condition, Map.class::isInstance);
		this.equalText = equalText(condition);
		this.ofElements = ofElements(condition);
	}

	private static boolean reads(Condition condition, Predicate<@Nullable Object> kind) {
		return switch (condition.operator()) {
			case EQ, NE -> kind.test(condition.operand());
			case IN, NIN -> condition.operand() instanceof List<?> values && values.stream().anyMatch(kind);
			case IS_EMPTY -> true;
			case GT, GTE, LT, LTE, BETWEEN, CONTAINS, EXISTS, STARTS_WITH, ENDS_WITH, LIKE, MATCHES, SIZE -> false;
		};
	}

	private static byte @Nullable [] equalText(Condition condition) {
		boolean equality = condition.operator() == Operator.EQ || condition.operator() == Operator.NE;
		boolean exact = equality && !condition.ignoreCase();
		return (exact && condition.operand() instanceof String text) ? text.getBytes(StandardCharsets.UTF_8) : null;
	}

	/**
	 * Returns what the elements of a list have to pass one of, if that is all that the
	 * condition asks of lists.
	 */
	private static @Nullable ValueTest ofElements(Condition condition) {
		return (condition.operator() == Operator.CONTAINS)
				? new ValueTest(
						new Condition(condition.path(), Operator.EQ, condition.operand(), condition.ignoreCase()))
				: null;
	}

	/**
	 * Returns the answer for what is null or missing.
	 */
	boolean ofNull() {
		return this.ofNull;
	}

	/**
	 * Tests the value at which the scanner has just looked, and does not move it.
	 */
	boolean test(JsonScanner.Token token, JsonScanner json) {
		return switch (token) {
			case NULL -> this.ofNull;
			case TRUE -> this.ofTrue;
			case FALSE -> this.ofFalse;
			case NUMBER -> this.condition.test(json.value());
			case TEXT -> testText(json);
			case LIST -> testList(json);
			case MAP -> this.readsMaps ? this.condition.test(json.value()) : this.ofMap;
		};
	}

	private boolean testText(JsonScanner json) {
		if (this.equalText != null) {
			boolean same = json.isText(this.equalText);
			if (same || json.isTextAscii()) {
				return same == (this.condition.operator() == Operator.EQ);
			}
		}
		return this.condition.test(json.value());
	}

	private boolean testList(JsonScanner json) {
		if (this.ofElements != null) {
			return hasElement(json, this.ofElements);
		}
		return this.readsLists ? this.condition.test(json.value()) : this.ofList;
	}

	private static boolean hasElement(JsonScanner json, ValueTest test) {
		int list = json.position();
		boolean found = false;
		json.enter();
		while (!found && json.nextElement()) {
			JsonScanner.Token token = json.token();
			found = test.test(token, json);
			if (token.isNested()) {
				json.skip();
			}
		}
		if (found) {
			json.leave();
		}
		json.moveTo(list);
		return found;
	}

}
