package io.nosqlc.spring.boot.autoconfigure.aot;

import java.util.List;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.spring.boot.autoconfigure.CollectionName;
import io.nosqlc.spring.boot.autoconfigure.aot.Measurement.Place;
import io.nosqlc.spring.boot.autoconfigure.aot.Report.Line;
import io.nosqlc.spring.boot.autoconfigure.aot.keys.MeasurementKey;

/**
 * Prints what it has stored and found.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class AotApplication {

	public static void main(String[] arguments) {
		SpringApplication.run(AotApplication.class, arguments).close();
	}

	@Bean
	ApplicationRunner laboratory(Measurements measurements) {
		return (arguments) -> {
			measurements.saveAll(List.of(new Measurement("s1", 1, 0.5, new Place("Baker Street", "London")),
					new Measurement("s1", 2, 1.5, null), new Measurement("s2", 1, 2.5, null)));
			print("by key: " + measurements.findById(new MeasurementKey("s1", 1)));
			print("by name: " + measurements.findBySensorAndNumberGreaterThan("s1", 1));
			print("as records: " + measurements.findBySensor("s1"));
		};
	}

	@Bean
	ApplicationRunner office(Reports reports) {
		return (arguments) -> {
			Report saved = reports.save(new Report("FIRST", List.of(new Line("one", 1), new Line("two", 2))));
			print("saved: version " + saved.version() + ", id " + (saved.id() != null));
			print("lines: " + reports.findById(saved.id()).orElseThrow().lines());
			print("as interfaces: "
					+ reports.findByTitleStartingWith("FI").stream().map(Reports.Titled::getTitle).toList());
			print("by filter: " + reports.shouting("first").stream().map(Report::title).toList());
			print("by itself: " + reports.allTitles());
		};
	}

	@Bean
	ApplicationRunner stock(EntityOperations entities) {
		return (arguments) -> {
			entities.insert(new Sensor("s1", "Acme"));
			print("without a repository: " + entities.findById(Sensor.class, "s1"));
		};
	}

	@Bean
	ApplicationRunner archive(Collection ordersCollection, @CollectionName("invoices") Collection invoices) {
		return (arguments) -> {
			ordersCollection.store("o", Document.of("quantity", 1));
			invoices.store("i", Document.of("total", 2));
			print("documents: " + ordersCollection.get("o").orElseThrow().get("quantity") + ", "
					+ invoices.get("i").orElseThrow().get("total"));
		};
	}

	private static void print(String line) {
		System.out.println("AOT " + line);
	}

}
