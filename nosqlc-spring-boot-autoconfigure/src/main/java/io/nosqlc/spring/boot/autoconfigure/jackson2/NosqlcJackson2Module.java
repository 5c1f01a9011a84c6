package io.nosqlc.spring.boot.autoconfigure.jackson2;

import java.io.IOException;
import java.io.Serial;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

import io.nosqlc.Document;
import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.filter.Filter;

/**
 * Lets Jackson read and write documents, and filters in the form that all implementations
 * of nosqlc share.
 */
final class NosqlcJackson2Module extends SimpleModule {

	@Serial
	private static final long serialVersionUID = 1;

	NosqlcJackson2Module() {
		super("nosqlc");
		addSerializer(Document.class, new DocumentSerializer());
		addDeserializer(Document.class, new DocumentDeserializer());
		addSerializer(Filter.class, new FilterSerializer());
		addDeserializer(Filter.class, new FilterDeserializer());
	}

	private static final class DocumentSerializer extends StdSerializer<Document> {

		DocumentSerializer() {
			super(Document.class);
		}

		@Override
		public void serialize(Document document, JsonGenerator generator, SerializerProvider context)
				throws IOException {
			new JsonWriter(generator).write(document);
		}

		@Override
		public boolean isEmpty(SerializerProvider context, Document document) {
			return document.isEmpty();
		}

	}

	private static final class DocumentDeserializer extends StdDeserializer<Document> {

		DocumentDeserializer() {
			super(Document.class);
		}

		@Override
		public Document deserialize(JsonParser parser, DeserializationContext context) throws IOException {
			return new JsonReader(parser, context, Document.class).readDocument();
		}

	}

	private static final class FilterSerializer extends StdSerializer<Filter> {

		FilterSerializer() {
			super(Filter.class);
		}

		@Override
		public void serialize(Filter filter, JsonGenerator generator, SerializerProvider context) throws IOException {
			new JsonWriter(generator).write(Document.parse(filter.toJson()));
		}

	}

	private static final class FilterDeserializer extends StdDeserializer<Filter> {

		FilterDeserializer() {
			super(Filter.class);
		}

		@Override
		public Filter deserialize(JsonParser parser, DeserializationContext context) throws IOException {
			Document json = new JsonReader(parser, context, Filter.class).readDocument();
			try {
				return Filter.fromJson(json.toJson());
			}
			catch (InvalidFilterException ex) {
				return context.reportInputMismatch(Filter.class, "%s", ex.getMessage());
			}
		}

	}

}
