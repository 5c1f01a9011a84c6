package io.nosqlc.data.mapping;

import java.lang.annotation.Annotation;

/**
 * Where the instances of an entity are.
 */
public enum EntityKind {

	/** Rows of a typed table: {@link Table}. */
	TABLE(Table.class, "table") {

		@Override
		void check(NosqlcPersistentEntity<?> entity, NosqlcMappingContext context, ColumnTypes types,
				Problems problems) {
			new TableModel(context, types, problems).of(entity);
		}

	},

	/** Documents of a JSON collection: {@link Document}. */
	DOCUMENT(Document.class, "collection") {

		@Override
		void check(NosqlcPersistentEntity<?> entity, NosqlcMappingContext context, ColumnTypes types,
				Problems problems) {
			new CollectionModel(context, problems).of(entity);
		}

	};

	private final Class<? extends Annotation> annotation;

	private final String noun;

	EntityKind(Class<? extends Annotation> annotation, String noun) {
		this.annotation = annotation;
		this.noun = noun;
	}

	/**
	 * Adds everything that is wrong with an entity of this kind.
	 */
	abstract void check(NosqlcPersistentEntity<?> entity, NosqlcMappingContext context, ColumnTypes types,
			Problems problems);

	Class<? extends Annotation> annotation() {
		return this.annotation;
	}

	String noun() {
		return this.noun;
	}

}
