package io.nosqlc.spring.boot.autoconfigure.aot;

import java.util.List;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import io.nosqlc.data.mapping.Document;

/**
 * A class with fields, whose parts are records.
 */
@Document
class Report {

	@Id
	private String id;

	private String title;

	private List<Line> lines;

	@Version
	private Long version;

	Report(String title, List<Line> lines) {
		this.title = title;
		this.lines = lines;
	}

	String id() {
		return this.id;
	}

	String title() {
		return this.title;
	}

	List<Line> lines() {
		return this.lines;
	}

	Long version() {
		return this.version;
	}

	record Line(String text, int number) {
	}

}
