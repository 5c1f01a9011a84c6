package io.nosqlc.data.mapping;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.mapping.model.BasicPersistentEntity;

/**
 * A class with properties: an entity, a user-defined type, a tuple, a key, or a part of a
 * document. Its properties come in the order of their declaration, those of its parents
 * first.
 *
 * @param <T> the class
 */
public final class NosqlcPersistentEntity<T> extends BasicPersistentEntity<T, NosqlcPersistentProperty> {

	private static final Comparator<NosqlcPersistentProperty> PARENTS_FIRST = Comparator
		.comparingInt(NosqlcPersistentProperty::depth);

	private final List<NosqlcPersistentProperty> ids = new ArrayList<>();

	private final List<NosqlcPersistentProperty> versions = new ArrayList<>();

	NosqlcPersistentEntity(TypeInformation<T> type) {
		super(type, PARENTS_FIRST);
	}

	@Override
	public void addPersistentProperty(NosqlcPersistentProperty property) {
		if (property.isVersionProperty()) {
			this.versions.add(property);
		}
		if (!property.isVersionProperty() || this.versions.size() == 1) {
			super.addPersistentProperty(property);
		}
	}

	@Override
	protected @Nullable NosqlcPersistentProperty returnPropertyIfBetterIdPropertyCandidateOrNull(
			NosqlcPersistentProperty property) {
		if (!property.isIdProperty()) {
			return null;
		}
		this.ids.add(property);
		return (this.ids.size() == 1) ? property : null;
	}

	/**
	 * Returns all properties that claim to be the key, where Spring Data would throw.
	 */
	List<NosqlcPersistentProperty> ids() {
		return this.ids;
	}

	/**
	 * Returns all properties that claim to be the version, where Spring Data would throw.
	 */
	List<NosqlcPersistentProperty> versions() {
		return this.versions;
	}

	/**
	 * Returns an annotation of the class itself; {@code null} if it has none, whatever
	 * its parents have.
	 */
	<A extends Annotation> @Nullable A declared(Class<A> annotation) {
		return AnnotatedElementUtils.getMergedAnnotation(getType(), annotation);
	}

	boolean declares(Class<? extends Annotation> annotation) {
		return declared(annotation) != null;
	}

	List<NosqlcPersistentProperty> properties() {
		List<NosqlcPersistentProperty> properties = new ArrayList<>();
		forEach(properties::add);
		return properties;
	}

	String describe() {
		return getType().getSimpleName();
	}

}
