package io.nosqlc.data.repository.query;

import java.util.Set;

import org.springframework.data.repository.query.parser.PartTree;
import org.springframework.util.ClassUtils;

import io.nosqlc.data.repository.Query;
import io.nosqlc.error.QueryRejectedException;

/**
 * What a method does with what it asks for.
 */
enum Purpose {

	FIND, COUNT, EXISTS, DELETE;

	static final Set<Class<?>> NUMBERS = Set.of(Long.class, Integer.class);

	static Purpose of(PartTree tree) {
		if (tree.isCountProjection()) {
			return COUNT;
		}
		if (tree.isExistsProjection()) {
			return EXISTS;
		}
		return tree.isDelete() ? DELETE : FIND;
	}

	/**
	 * Returns that of a query.
	 * @throws QueryRejectedException if it has several
	 */
	static Purpose of(Query query, String method) {
		if ((query.count() ? 1 : 0) + (query.exists() ? 1 : 0) + (query.delete() ? 1 : 0) > 1) {
			throw new QueryRejectedException("Cannot run the @Query of '" + method
					+ "': it counts, tells whether something exists, or deletes, but not several of them."
					+ " Leave one of count, exists and delete.");
		}
		if (query.count()) {
			return COUNT;
		}
		if (query.exists()) {
			return EXISTS;
		}
		return query.delete() ? DELETE : FIND;
	}

	/**
	 * Checks that a method returns what such a query brings.
	 * @throws QueryRejectedException if it does not
	 */
	void check(String method, ReturnForm returns, Class<?> domain) {
		Class<?> element = ClassUtils.resolvePrimitiveIfNecessary(returns.element());
		boolean counts = returns.kind() == ReturnForm.Kind.ONE && NUMBERS.contains(element);
		boolean entities = element.isAssignableFrom(domain);
		if (this == COUNT && !counts) {
			throw refused(method, returns, "it counts", "Return a long or an int");
		}
		if (this == EXISTS && (returns.kind() != ReturnForm.Kind.ONE || element != Boolean.class)) {
			throw refused(method, returns, "it tells whether something exists", "Return a boolean");
		}
		if (this == DELETE && !counts && !isNothing(element) && !deletedEntities(returns, entities)) {
			throw refused(method, returns, "it deletes",
					"Return nothing, a long, or a List of '" + domain.getSimpleName() + "'");
		}
		if (this == FIND && !entities && ReturnForm.isValue(element)) {
			throw refused(method, returns, "it finds '" + domain.getSimpleName() + "'",
					"Return that, or a projection: an interface, record or class with some of its properties");
		}
	}

	private static boolean deletedEntities(ReturnForm returns, boolean entities) {
		return entities && (returns.kind() == ReturnForm.Kind.MANY || returns.kind() == ReturnForm.Kind.ONE);
	}

	static boolean isNothing(Class<?> type) {
		return type == void.class || type == Void.class;
	}

	private static QueryRejectedException refused(String method, ReturnForm returns, String does, String remedy) {
		return new QueryRejectedException("Cannot return " + returns.element().getSimpleName() + " from '" + method
				+ "': " + does + ". " + remedy + ".");
	}

}
