package io.nosqlc.data.mapping;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Finds entities that would be in the same table or collection without knowing of each
 * other. A collection is a table of its name in the client's keyspace. For one check.
 */
final class StoreNames {

	private final NosqlcMappingContext context;

	private final Problems problems;

	private final Map<String, NosqlcPersistentEntity<?>> owners = new HashMap<>();

	StoreNames(NosqlcMappingContext context, Problems problems) {
		this.context = context;
		this.problems = problems;
	}

	/**
	 * Checks an entity beside those that were checked before.
	 */
	void check(NosqlcPersistentEntity<?> entity) {
		Table table = entity.declared(Table.class);
		Document document = entity.declared(Document.class);
		if (table != null) {
			String name = this.context.nameOf(entity.getType(), table.value());
			refuseOther(entity, EntityKind.TABLE, name, this.owners.putIfAbsent(table.keyspace() + "." + name, entity));
		}
		else if (document != null) {
			String name = this.context.nameOf(entity.getType(), document.value());
			refuseOther(entity, EntityKind.DOCUMENT, name, this.owners.putIfAbsent("." + name, entity));
		}
	}

	private void refuseOther(NosqlcPersistentEntity<?> entity, EntityKind kind, String name,
			@Nullable NosqlcPersistentEntity<?> other) {
		if (other != null) {
			EntityKind otherKind = other.declares(Table.class) ? EntityKind.TABLE : EntityKind.DOCUMENT;
			this.problems.add(entity,
					"its " + kind.noun() + " is called '" + name + "', as the " + otherKind.noun() + " of '"
							+ other.describe() + "' is",
					"Name one of them otherwise" + ((kind == otherKind)
							? ", or make both subclasses of one entity" + " with a @Discriminator" : ""));
		}
	}

}
