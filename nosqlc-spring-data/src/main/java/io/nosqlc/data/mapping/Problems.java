package io.nosqlc.data.mapping;

import java.util.LinkedHashSet;
import java.util.Set;

import io.nosqlc.error.EntityDefinitionException;
import io.nosqlc.error.EntityDefinitionException.Problem;

/**
 * Collects what is wrong with some classes. What several of them find is listed once.
 */
final class Problems {

	private final Set<Problem> problems = new LinkedHashSet<>();

	void add(Class<?> type, String what, String why, String remedy) {
		this.problems.add(new Problem(type.getName(), what, why, remedy));
	}

	/**
	 * Adds a problem with one property.
	 */
	void add(NosqlcPersistentProperty property, String why, String remedy) {
		add(property.getOwner().getType(), "Cannot map '" + property.describe() + "'", why, remedy);
	}

	/**
	 * Adds a problem with a whole class.
	 */
	void add(NosqlcPersistentEntity<?> entity, String why, String remedy) {
		add(entity.getType(), "Cannot map '" + entity.describe() + "'", why, remedy);
	}

	int count() {
		return this.problems.size();
	}

	void throwIfAny() {
		if (!this.problems.isEmpty()) {
			throw new EntityDefinitionException(this.problems);
		}
	}

}
