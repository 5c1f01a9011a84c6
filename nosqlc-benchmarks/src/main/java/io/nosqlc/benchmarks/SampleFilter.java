package io.nosqlc.benchmarks;

import io.nosqlc.benchmarks.StreamingMatcher.Condition;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;

/**
 * Filters of orders, each also as somebody would write it by hand on Jackson's streaming
 * parser.
 */
enum SampleFilter {

	/** A number near the start. */
	NUMBER(where("number").gte(30), StreamingMatcher.all().and("number", (json) -> json.getIntValue() >= 30)),

	/** A text near the start. */
	TEXT(where("status").eq("pending"), StreamingMatcher.all().and("status", Condition.text("pending"))),

	/** A field of an object in an object. */
	NESTED(where("customer.address.city").eq("Lima"),
			StreamingMatcher.all().and("customer.address.city", Condition.text("Lima"))),

	/** The beginning of a text. */
	PREFIX(where("customer.name").startsWith("Robin 9"),
			StreamingMatcher.all().and("customer.name", (json) -> json.getText().startsWith("Robin 9"))),

	/** An element of a list behind the items. */
	LIST(where("tags").contains("t3"), StreamingMatcher.all().and("tags", Condition.list("t3"))),

	/** A range of decimals behind the items. */
	RANGE(where("total").between(100, 250),
			StreamingMatcher.all()
				.and("total", (json) -> json.getDoubleValue() >= 100 && json.getDoubleValue() <= 250)),

	/** Three conditions, of which the last one is behind the items. */
	AND(where("status").eq("shipped").and("number").lt(50).and("paid").eq(true),
			StreamingMatcher.all()
				.and("status", Condition.text("shipped"))
				.and("number", (json) -> json.getIntValue() < 50)
				.and("paid", (json) -> json.getBooleanValue())),

	/** One of two conditions, before and behind the items. */
	OR(where("customer.address.city").in("Oslo", "Quito").or(where("priority").gt(15)),
			StreamingMatcher.any()
				.and("customer.address.city", (json) -> json.getText().equals("Oslo") || json.getText().equals("Quito"))
				.and("priority", (json) -> json.getIntValue() > 15)),

	/** A field that no order has, so that all of it is read. */
	ABSENT(where("coupon").exists(), StreamingMatcher.all().and("coupon", (json) -> true)),

	/** The last field. */
	LAST(where("priority").eq(7), StreamingMatcher.all().and("priority", (json) -> json.getIntValue() == 7));

	private final Filter filter;

	private final StreamingMatcher streaming;

	SampleFilter(Filter filter, StreamingMatcher streaming) {
		this.filter = filter;
		this.streaming = streaming;
	}

	Filter filter() {
		return this.filter;
	}

	StreamingMatcher streaming() {
		return this.streaming;
	}

}
