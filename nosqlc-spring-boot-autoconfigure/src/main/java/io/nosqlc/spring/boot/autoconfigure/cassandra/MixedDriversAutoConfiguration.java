package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.util.List;

import com.datastax.oss.driver.api.core.CqlSession;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Auto-configuration that refuses to start with two drivers on the class path, which
 * would mix their classes without a word.
 */
@AutoConfiguration
@ConditionalOnClass(CqlSession.class)
@Conditional(MixedDriversAutoConfiguration.OnMixedDriversCondition.class)
public final class MixedDriversAutoConfiguration {

	MixedDriversAutoConfiguration() {
	}

	@Bean
	static BeanFactoryPostProcessor nosqlcMixedDriversRefusal() {
		return (beans) -> {
			throw new MixedDriversException(DriverCoordinates.on(beans.getBeanClassLoader()));
		};
	}

	/**
	 * Matches when there are two.
	 */
	static class OnMixedDriversCondition extends SpringBootCondition {

		@Override
		public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
			List<String> drivers = DriverCoordinates.on(context.getClassLoader());
			return new ConditionOutcome(drivers.size() > 1,
					ConditionMessage.forCondition("Mixed drivers").because("the drivers present are " + drivers));
		}

	}

}
