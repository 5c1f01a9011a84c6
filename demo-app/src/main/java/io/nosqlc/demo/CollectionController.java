package io.nosqlc.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Cursor;
import io.nosqlc.Document;
import io.nosqlc.demo.ndjson.ImportSummary;
import io.nosqlc.demo.ndjson.NdjsonImport;
import io.nosqlc.filter.Filter;

/**
 * Whole collections: as newline-delimited JSON in and out, neither of which holds more
 * than a few pages in memory, and the cost of finding something in them.
 */
@RestController
@RequestMapping("/collections/{name}")
class CollectionController {

	static final String NDJSON = "application/x-ndjson";

	private final Client client;

	CollectionController(Client client) {
		this.client = client;
	}

	/**
	 * Stores each line of the body as a document, under its {@code _id} if it has one and
	 * under a new key otherwise.
	 */
	@PostMapping("/import")
	ImportSummary load(@PathVariable String name, InputStream body) throws IOException {
		Collection collection = this.client.getCollection(name);
		return new NdjsonImport<Document>(name, (line) -> line,
				(chunk) -> collection.storeAll(chunk.entrySet()).failures())
			.run(body);
	}

	/**
	 * Writes each document as one line.
	 */
	@GetMapping(path = "/export", produces = NDJSON)
	ResponseEntity<StreamingResponseBody> unload(@PathVariable String name) {
		Collection collection = this.client.getCollection(name);
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(NDJSON))
			.body((output) -> write(collection, output));
	}

	/**
	 * Tells how a find would be answered, and what it would cost.
	 * @param filter a filter as JSON; everything if left out
	 */
	@GetMapping(path = "/plan", produces = MediaType.APPLICATION_JSON_VALUE)
	String explain(@PathVariable String name, @RequestParam(required = false) @Nullable String filter) {
		Filter parsed = (filter != null) ? Filter.fromJson(filter) : Filter.all();
		return this.client.getCollection(name).find(parsed).explain().toJson();
	}

	private static void write(Collection collection, OutputStream output) throws IOException {
		try (Cursor<Document> documents = collection.find().cursor()) {
			while (documents.next()) {
				output.write(documents.get().toJsonBytes());
				output.write('\n');
			}
		}
	}

}
