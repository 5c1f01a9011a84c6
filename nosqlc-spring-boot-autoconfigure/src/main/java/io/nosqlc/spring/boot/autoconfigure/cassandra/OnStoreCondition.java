package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Looks at the environment for {@link ConditionalOnStore}.
 */
class OnStoreCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Object wanted = Objects.requireNonNull(metadata.getAnnotationAttributes(ConditionalOnStore.class.getName()))
			.get("value");
		List<ConfiguredStore> stores = Arrays.asList((ConfiguredStore[]) Objects.requireNonNull(wanted));
		ConfiguredStore store = ConfiguredStore.of(context.getEnvironment());
		ConditionMessage message = ConditionMessage.forCondition(ConditionalOnStore.class, stores)
			.because("the environment configures " + store);
		return new ConditionOutcome(stores.contains(store), message);
	}

}
