package io.nosqlc.spring.boot.autoconfigure.jackson;

import tools.jackson.databind.JacksonModule;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the module that lets Jackson 3 read and write documents and
 * filters. Boot adds it to every mapper that it builds.
 */
@AutoConfiguration
@ConditionalOnClass(JacksonModule.class)
public final class NosqlcJacksonAutoConfiguration {

	NosqlcJacksonAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	NosqlcJacksonModule nosqlcJacksonModule() {
		return new NosqlcJacksonModule();
	}

}
