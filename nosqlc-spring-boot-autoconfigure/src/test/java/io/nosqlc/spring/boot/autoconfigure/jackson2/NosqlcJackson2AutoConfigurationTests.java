package io.nosqlc.spring.boot.autoconfigure.jackson2;

import java.io.IOException;

import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.nosqlc.spring.boot.autoconfigure.jackson.AbstractDocumentJsonTests;

import static org.assertj.core.api.Assertions.assertThat;

class NosqlcJackson2AutoConfigurationTests extends AbstractDocumentJsonTests {

	private static ObjectMapper mapper;

	@BeforeAll
	@SuppressWarnings("removal")
	static void takeTheMapperThatBootBuilds() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(NosqlcJackson2AutoConfiguration.class,
					org.springframework.boot.jackson2.autoconfigure.Jackson2AutoConfiguration.class))
			.withPropertyValues("spring.jackson2.default-property-inclusion=non_empty")
			.run((context) -> mapper = context.getBean(ObjectMapper.class));
	}

	@AfterAll
	static void dropTheMapper() {
		mapper = null;
	}

	@Override
	protected <T> T read(String json, Class<T> type) throws IOException {
		return mapper.readValue(json, type);
	}

	@Override
	protected String write(Object value) throws IOException {
		return mapper.writeValueAsString(value);
	}

	@Override
	protected Class<? extends Exception> mismatch() {
		return MismatchedInputException.class;
	}

	@Test
	void addsAModuleAndNoMapper() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(NosqlcJackson2AutoConfiguration.class))
			.run((context) -> assertThat(context).hasSingleBean(Module.class).doesNotHaveBean(ObjectMapper.class));
	}

}
