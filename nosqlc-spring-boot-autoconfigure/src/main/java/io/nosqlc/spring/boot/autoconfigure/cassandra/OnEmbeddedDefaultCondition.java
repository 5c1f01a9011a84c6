package io.nosqlc.spring.boot.autoconfigure.cassandra;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches when an embedded server is started because nothing says where to connect to.
 */
class OnEmbeddedDefaultCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		String obstacle = EmbeddedDefault.obstacle(context.getEnvironment(), context.getClassLoader());
		ConditionMessage.Builder message = ConditionMessage.forCondition("Embedded server");
		return (obstacle != null) ? ConditionOutcome.noMatch(message.because(obstacle))
				: ConditionOutcome.match(message.because("nothing is in its way"));
	}

}
