package io.nosqlc.spring.boot.autoconfigure.cassandra;

import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Conditional;

/**
 * Matches when no embedded server is started unless {@code nosqlc.url} asks for it.
 */
class NoEmbeddedDefault extends NoneNestedConditions {

	NoEmbeddedDefault() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@Conditional(OnEmbeddedDefaultCondition.class)
	static class EmbeddedDefaultApplies {

	}

}
