package io.nosqlc.cassandra.index;

/**
 * What kind of values an index finds, and by which operators. Values of other kinds are
 * not in the index, so conditions that could be true of them are not served by it.
 */
public enum IndexKind {

	/** Text, by {@code eq} and {@code in}. */
	TEXT(new TextCoding()),

	/**
	 * Numbers, by {@code eq}, {@code in}, {@code gt}, {@code gte}, {@code lt},
	 * {@code lte} and {@code between}.
	 */
	NUMBER(new NumberCoding()),

	/** Booleans, by {@code eq}, {@code in} and the operators of order. */
	BOOLEAN(new BooleanCoding()),

	/**
	 * Points in time as documents have them, {@code 2026-11-21T10:39:30.123Z}, and text
	 * that begins like them, by {@code eq}, {@code in}, {@code startsWith} and the
	 * operators of order. Of other text it tells little.
	 */
	TIMESTAMP(new TimestampCoding()),

	/** Elements of lists, except lists and maps, by {@code contains}. */
	ARRAY(new ArrayCoding());

	private final Coding coding;

	IndexKind(Coding coding) {
		this.coding = coding;
	}

	Coding coding() {
		return this.coding;
	}

}
