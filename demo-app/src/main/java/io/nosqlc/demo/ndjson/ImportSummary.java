package io.nosqlc.demo.ndjson;

import java.util.List;

/**
 * What became of an import.
 *
 * @param stored documents that were stored
 * @param rejected lines that were not
 * @param rejections the first {@value NdjsonImport#MAX_REJECTIONS} of them, with their
 * reasons
 */
public record ImportSummary(long stored, long rejected, List<Rejection> rejections) {

	/**
	 * A line that was not stored.
	 *
	 * @param line its number, from 1
	 * @param reason why
	 */
	public record Rejection(long line, String reason) {

	}

}
