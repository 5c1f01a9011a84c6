package io.nosqlc.cassandra.update;

import org.jspecify.annotations.Nullable;

/**
 * What the changes of a row come to.
 *
 * @param writes whether anything is to be written
 * @param draft what to write; {@code null} to delete
 */
record Proposal(boolean writes, @Nullable Draft draft) {

	static final Proposal NOTHING = new Proposal(false, null);

}
