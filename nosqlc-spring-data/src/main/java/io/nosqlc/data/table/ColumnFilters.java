package io.nosqlc.data.table;

import java.util.List;

import io.nosqlc.FindPurpose;
import io.nosqlc.FindSpec;
import io.nosqlc.ScanOptions;
import io.nosqlc.filter.Filter;

/**
 * Translates filters from names of properties into those of columns. Immutable.
 */
final class ColumnFilters {

	private final String entity;

	private final PropertyPaths paths;

	ColumnFilters(EntityRows<?> rows) {
		this.entity = rows.table().entity().getType().getSimpleName();
		this.paths = new PropertyPaths(rows.table().entity().getType(), rows.searchable());
	}

	/**
	 * Returns a filter in names of columns.
	 * @throws io.nosqlc.error.QueryRejectedException with everything that is wrong
	 */
	Filter translate(Filter filter) {
		FindSpec spec = new FindSpec(filter, List.of(), null, List.of(), null, null, null, null, null, false,
				FindPurpose.CHANGE, ScanOptions.defaults());
		return EntitySpec.of(this.entity, this.paths, spec, null).spec().filter();
	}

}
