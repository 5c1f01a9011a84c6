package io.nosqlc.data.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;

/**
 * The constraints of Jakarta Bean Validation.
 */
final class BeanConstraints extends EntityValidation {

	private final Validator validator;

	BeanConstraints(Validator validator) {
		this.validator = validator;
	}

	/**
	 * Returns the constraints as the application's implementation sees them; {@code null}
	 * if it has none.
	 */
	static @Nullable BeanConstraints find() {
		try {
			return new BeanConstraints(Validation.buildDefaultValidatorFactory().getValidator());
		}
		catch (NoProviderFoundException ex) {
			return null;
		}
	}

	@Override
	List<String> ofEntity(Object entity) {
		return described(this.validator.validate(entity));
	}

	@Override
	List<String> ofPresentProperties(Object entity) {
		return described(this.validator.validate(entity)
			.stream()
			.filter((violation) -> violation.getInvalidValue() != null)
			.toList());
	}

	@Override
	List<String> ofValue(Class<?> type, String property, @Nullable Object value) {
		boolean constrained = this.validator.getConstraintsForClass(type).getConstraintsForProperty(property) != null;
		return constrained ? described(this.validator.validateValue(type, property, value)) : new ArrayList<>();
	}

	private static List<String> described(Collection<? extends ConstraintViolation<?>> violations) {
		return new ArrayList<>(violations.stream()
			.map((it) -> "'" + it.getPropertyPath() + "' " + it.getMessage())
			.sorted(Comparator.naturalOrder())
			.toList());
	}

}
