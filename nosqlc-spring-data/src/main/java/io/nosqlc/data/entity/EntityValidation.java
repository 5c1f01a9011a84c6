package io.nosqlc.data.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

import io.nosqlc.error.EntityValidationException;

/**
 * Finds all that is wrong with entities before they are written: what constraints of
 * Jakarta Bean Validation say, if an implementation is there, beside our own.
 */
class EntityValidation {

	private static final boolean PRESENT = ClassUtils.isPresent("jakarta.validation.Validator",
			EntityValidation.class.getClassLoader());

	/**
	 * Returns what validates by Bean Validation if that is there, or else not at all.
	 */
	static EntityValidation create() {
		EntityValidation constraints = PRESENT ? BeanConstraints.find() : null;
		return (constraints != null) ? constraints : new EntityValidation();
	}

	/**
	 * Returns what is wrong with an entity as a whole, each as a sentence without its
	 * dot.
	 */
	List<String> ofEntity(Object entity) {
		return new ArrayList<>();
	}

	/**
	 * Returns what is wrong with those properties of an entity that are not {@code null}.
	 */
	List<String> ofPresentProperties(Object entity) {
		return new ArrayList<>();
	}

	/**
	 * Returns what is wrong with a new value of a property.
	 */
	List<String> ofValue(Class<?> type, String property, @Nullable Object value) {
		return new ArrayList<>();
	}

	/**
	 * Fails if there are violations.
	 * @param what could not be done, as the middle of a sentence
	 */
	static void refuse(Supplier<String> what, List<String> violations) {
		if (!violations.isEmpty()) {
			throw new EntityValidationException("Cannot " + what.get(), violations,
					"Nothing was sent. Correct the entity and try again.");
		}
	}

}
