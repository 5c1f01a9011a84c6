package io.nosqlc.cassandra.update;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.session.Deadline;

/**
 * A write that the servers carry out only under a condition.
 *
 * @param target what is written
 * @param draft what to write; {@code null} to delete
 * @param ttl seconds that the text lives, 0 for ever, {@code null} for the default of the
 * table
 * @param expected the row that must still be there; {@code null} to write whatever is
 * there
 * @param call whose write it is
 */
record ConditionalWrite(Target target, @Nullable Draft draft, @Nullable Integer ttl, @Nullable ObservedRow expected,
		WriteCall call) {

	/**
	 * Returns the new text; {@code null} to delete.
	 */
	@Nullable ByteBuffer text() {
		return (this.draft != null) ? this.draft.text() : null;
	}

	Deadline deadline() {
		return this.call.deadline();
	}

	/**
	 * Returns the second that expiry is judged at, the same as in the read that led here.
	 */
	@Nullable Integer nowInSeconds() {
		return (this.expected != null) ? this.expected.nowInSeconds() : null;
	}

	/**
	 * Returns whether a text that was found is the one of this write.
	 */
	boolean isDoneIn(@Nullable ByteBuffer found) {
		return (this.draft != null) ? this.draft.text().equals(found) : found == null;
	}

	/**
	 * Returns whether a row that was found proves that this write has not happened.
	 */
	boolean isUndoneIn(ObservedRow found) {
		return this.expected != null && this.expected.isUntouchedIn(found);
	}

}
