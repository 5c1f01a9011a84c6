package io.nosqlc.cassandra.index;

import java.util.ArrayList;
import java.util.List;

import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.session.Statements;

/**
 * One run that tells how right the indexes of a collection are.
 */
final class Verifying {

	private static final int SHOWN = 10;

	private final IndexScan scan;

	private final CallerWaits caller;

	private final List<Finding> findings;

	private long rows;

	Verifying(Statements statements, TableDefinition table, CallerWaits caller, List<SideColumn> columns) {
		this.scan = new IndexScan(statements, table, columns);
		this.caller = caller;
		this.findings = columns.stream().map(Finding::new).toList();
	}

	List<IndexVerification> run() {
		new IndexWalk(this.scan, this.caller).run(null, this::look);
		return this.findings.stream().map((finding) -> finding.verification(this.rows)).toList();
	}

	private void look(IndexScan.Page page) {
		this.rows += page.rows().size();
		page.rows().forEach((row) -> this.findings.forEach((finding) -> finding.look(row)));
	}

	/**
	 * What was found of one index.
	 */
	private static final class Finding {

		private final SideColumn column;

		private final List<String> keys = new ArrayList<>();

		private long wrong;

		Finding(SideColumn column) {
			this.column = column;
		}

		void look(IndexedRow row) {
			if (!row.wrong().contains(this.column)) {
				return;
			}
			this.wrong++;
			if (this.keys.size() < SHOWN) {
				this.keys.add(row.key());
			}
		}

		IndexVerification verification(long rows) {
			return new IndexVerification(this.column.definition(), rows, this.wrong, this.keys);
		}

	}

}
