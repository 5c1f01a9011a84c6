package io.nosqlc.data.mapping;

import org.springframework.data.aot.ManagedTypesBeanRegistrationAotProcessor;

/**
 * Makes what an application that is processed ahead of time knows of its entities: the
 * classes that a bean of {@link org.springframework.data.domain.ManagedTypes} found whose
 * name begins with {@code nosqlc}, so that they need not be found again, and all that is
 * reflected on.
 */
class EntityTypesAotProcessor extends ManagedTypesBeanRegistrationAotProcessor {

	EntityTypesAotProcessor() {
		setModuleIdentifier("nosqlc");
	}

}
