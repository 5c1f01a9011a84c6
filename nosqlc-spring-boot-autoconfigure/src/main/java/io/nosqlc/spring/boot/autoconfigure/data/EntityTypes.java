package io.nosqlc.spring.boot.autoconfigure.data;

import java.util.function.Consumer;

import org.springframework.data.domain.ManagedTypes;

/**
 * The entities of an application, and the classes that they are made of.
 */
final class EntityTypes implements ManagedTypes {

	private final ManagedTypes types;

	private EntityTypes(ManagedTypes types) {
		this.types = types;
	}

	/**
	 * Returns what was found. Public, because the code that Spring Data generates ahead
	 * of time calls the only public method that makes one.
	 */
	public static EntityTypes of(ManagedTypes types) {
		return new EntityTypes(types);
	}

	@Override
	public void forEach(Consumer<Class<?>> action) {
		this.types.forEach(action);
	}

}
