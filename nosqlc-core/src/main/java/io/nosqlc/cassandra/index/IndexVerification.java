package io.nosqlc.cassandra.index;

import java.util.List;

/**
 * What an index was found to be like. Immutable.
 *
 * @param definition what is indexed
 * @param rowsRead how many documents were looked at
 * @param rowsWrong of how many the index holds nothing, or something else than it should
 * @param wrongKeys keys of the first of these, at most ten
 */
public record IndexVerification(IndexDefinition definition, long rowsRead, long rowsWrong, List<String> wrongKeys) {

	public IndexVerification {
		wrongKeys = List.copyOf(wrongKeys);
	}

}
