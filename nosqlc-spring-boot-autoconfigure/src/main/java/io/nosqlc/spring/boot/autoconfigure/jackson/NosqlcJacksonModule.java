package io.nosqlc.spring.boot.autoconfigure.jackson;

import java.io.Serial;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import io.nosqlc.Document;
import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.filter.Filter;

/**
 * Lets Jackson read and write documents, and filters in the form that all implementations
 * of nosqlc share.
 */
final class NosqlcJacksonModule extends SimpleModule {

	@Serial
	private static final long serialVersionUID = 1;

	NosqlcJacksonModule() {
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
		public void serialize(Document document, JsonGenerator generator, SerializationContext context) {
			new JsonWriter(generator).write(document);
		}

		@Override
		public boolean isEmpty(SerializationContext context, Document document) {
			return document.isEmpty();
		}

	}

	private static final class DocumentDeserializer extends StdDeserializer<Document> {

		DocumentDeserializer() {
			super(Document.class);
		}

		@Override
		public Document deserialize(JsonParser parser, DeserializationContext context) {
			return new JsonReader(parser, context, Document.class).readDocument();
		}

	}

	private static final class FilterSerializer extends StdSerializer<Filter> {

		FilterSerializer() {
			super(Filter.class);
		}

		@Override
		public void serialize(Filter filter, JsonGenerator generator, SerializationContext context) {
			new JsonWriter(generator).write(Document.parse(filter.toJson()));
		}

	}

	private static final class FilterDeserializer extends StdDeserializer<Filter> {

		FilterDeserializer() {
			super(Filter.class);
		}

		@Override
		public Filter deserialize(JsonParser parser, DeserializationContext context) {
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
