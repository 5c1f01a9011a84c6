package io.nosqlc.data.repository.query;

import java.beans.PropertyDescriptor;
import java.util.Optional;

import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.projection.ProjectionInformation;

import io.nosqlc.FindQuery;
import io.nosqlc.data.mapping.EntityKind;
import io.nosqlc.data.mapping.EntityTable;
import io.nosqlc.data.mapping.NosqlcMappingContext;

/**
 * Brings entities as what a method returns of them. Of a table, only those columns are
 * read that a record or class needs, or an interface whose getters are properties.
 *
 * @param factory makes objects of interfaces
 * @param context knows the entities
 */
record Projections(ProjectionFactory factory, NosqlcMappingContext context) {

	/**
	 * Returns a find that brings something else.
	 * @param find what finds entities
	 * @param domain their class
	 * @param type what to bring
	 * @throws io.nosqlc.error.QueryRejectedException if the entities have not what that
	 * needs
	 */
	@SuppressWarnings("unchecked")
	<R> FindQuery<R> project(FindQuery<?> find, Class<?> domain, Class<R> type) {
		if (type.isAssignableFrom(domain)) {
			return (FindQuery<R>) find;
		}
		if (type.isInterface() && !isMadeOfColumns(domain, type)) {
			return find.map((entity) -> this.factory.createProjection(type, entity));
		}
		return find.as(type);
	}

	private boolean isMadeOfColumns(Class<?> domain, Class<?> type) {
		if (this.context.kindOf(domain).filter(EntityKind.TABLE::equals).isEmpty()) {
			return false;
		}
		EntityTable table = this.context.getTable(domain);
		ProjectionInformation information = this.factory.getProjectionInformation(type);
		return information.isClosed() && information.getInputProperties()
			.stream()
			.map(PropertyDescriptor::getName)
			.map(table::columnOf)
			.allMatch(Optional::isPresent);
	}

}
