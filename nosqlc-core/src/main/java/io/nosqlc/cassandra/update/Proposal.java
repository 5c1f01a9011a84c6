package io.nosqlc.cassandra.update;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * What the changes of a row come to.
 *
 * @param writes whether anything is to be written
 * @param text the new text; {@code null} to delete
 */
record Proposal(boolean writes, @Nullable ByteBuffer text) {

	static final Proposal NOTHING = new Proposal(false, null);

}
