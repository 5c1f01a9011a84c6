package io.nosqlc.spring.boot.autoconfigure.jackson;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class NosqlcJacksonAutoConfigurationTests extends AbstractDocumentJsonTests {

	private static final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NosqlcJacksonAutoConfiguration.class, JacksonAutoConfiguration.class));

	private static JsonMapper mapper;

	@BeforeAll
	static void takeTheMapperThatBootBuilds() {
		runner.withPropertyValues("spring.jackson.default-property-inclusion=non_empty")
			.run((context) -> mapper = context.getBean(JsonMapper.class));
	}

	@AfterAll
	static void dropTheMapper() {
		mapper = null;
	}

	@Override
	protected <T> T read(String json, Class<T> type) {
		return mapper.readValue(json, type);
	}

	@Override
	protected String write(Object value) {
		return mapper.writeValueAsString(value);
	}

	@Override
	protected Class<? extends Exception> mismatch() {
		return MismatchedInputException.class;
	}

	@Test
	void backsOffWithoutJackson3() {
		runner.withClassLoader(new FilteredClassLoader("tools.jackson"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(NosqlcJacksonModule.class));
	}

	@Test
	void addsAModuleAndNoMapper() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(NosqlcJacksonAutoConfiguration.class))
			.run((context) -> assertThat(context).hasSingleBean(JacksonModule.class)
				.doesNotHaveBean(ObjectMapper.class));
	}

}
