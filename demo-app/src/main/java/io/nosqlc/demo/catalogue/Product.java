package io.nosqlc.demo.catalogue;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.Required;
import io.nosqlc.error.InvalidDocumentException;

/**
 * What can be ordered: a document, for no two products need have the same properties.
 *
 * @param id the article number
 * @param name what it is called
 * @param category where it is found
 * @param price in francs
 * @param tags what else it is
 */
@Document("products")
record Product(@Id String id, @Required String name, @Required String category, @Nullable BigDecimal price,
		List<String> tags) {

	/**
	 * Reads a product from a line of an import.
	 * @throws io.nosqlc.error.NosqlcException if a field is missing, or not what it must
	 * be
	 */
	static Product of(io.nosqlc.Document line) {
		List<String> tags = line.getList("tags", String.class);
		return new Product(String.valueOf(line.getId()), required(line, "name"), required(line, "category"),
				line.getDecimal("price"), (tags != null) ? tags : List.of());
	}

	private static String required(io.nosqlc.Document line, String field) {
		String text = line.getString(field);
		if (text == null) {
			throw new InvalidDocumentException("A product must have a '" + field + "'.");
		}
		return text;
	}

}
