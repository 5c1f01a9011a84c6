package io.nosqlc.spring.boot.autoconfigure.jackson2;

import com.fasterxml.jackson.databind.Module;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the module that lets Jackson 2 read and write documents and
 * filters. Whoever builds a mapper from the modules in the context adds it; Boot does in
 * an application that has its own module for Jackson 2.
 */
@AutoConfiguration
@ConditionalOnClass(Module.class)
public final class NosqlcJackson2AutoConfiguration {

	NosqlcJackson2AutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	NosqlcJackson2Module nosqlcJackson2Module() {
		return new NosqlcJackson2Module();
	}

}
