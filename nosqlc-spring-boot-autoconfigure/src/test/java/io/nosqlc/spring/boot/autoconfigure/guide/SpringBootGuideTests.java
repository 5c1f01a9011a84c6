package io.nosqlc.spring.boot.autoconfigure.guide;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ByteArrayResource;

import io.nosqlc.spring.boot.autoconfigure.NosqlcProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guide for Spring Boot says of properties is what there is. Its code is that of
 * the other classes here.
 */
class SpringBootGuideTests {

	private static final Path PAGE = Path.of("..", "docs", "spring-boot.md");

	private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `(nosqlc\\.[^`]*)` \\| (.*?) \\| (.*?) \\|$");

	@Test
	void theTableHasEveryProperty() throws IOException {
		Map<String, List<String>> rows = new TreeMap<>();
		for (MatchResult row : ROW.matcher(page()).results().toList()) {
			rows.put(row.group(1), List.of(row.group(2), row.group(3)));
		}
		assertThat(rows).isEqualTo(metadata());
	}

	@ParameterizedTest
	@MethodSource("yaml")
	void everySampleIsBoundWhole(String yaml) throws IOException {
		MutablePropertySources sources = new MutablePropertySources();
		new YamlPropertySourceLoader().load("sample", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
			.forEach(sources::addFirst);
		Binder binder = new Binder(ConfigurationPropertySources.from(sources), null,
				ApplicationConversionService.getSharedInstance());
		assertThat(binder
			.bind("nosqlc", Bindable.of(NosqlcProperties.class), new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
			.isBound()).isTrue();
	}

	static Stream<String> yaml() throws IOException {
		List<String> samples = YAML.matcher(page()).results().map((match) -> match.group(1)).toList();
		assertThat(samples).hasSizeGreaterThan(4);
		return samples.stream();
	}

	private static String page() throws IOException {
		return Files.readString(PAGE);
	}

	private static Map<String, List<String>> metadata() throws IOException {
		Map<String, List<String>> properties = new TreeMap<>();
		try (InputStream json = NosqlcProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			for (JsonNode property : JsonMapper.shared().readTree(json).path("properties")) {
				String value = property.path("defaultValue").asString("");
				properties.put(property.path("name").asString(),
						List.of(value.isEmpty() ? "" : "`" + value + "`", property.path("description").asString()));
			}
		}
		return properties;
	}

}
