package io.nosqlc.data.repository.query;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.springframework.data.core.PropertyPath;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.util.StringUtils;

import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;
import io.nosqlc.data.mapping.PropertyPaths;

/**
 * A property that a name asks for and a class does not have.
 *
 * @param exception what Spring Data found
 * @param method the name
 * @param context knows the properties that there are
 */
record UnknownProperty(PropertyReferenceException exception, String method, NosqlcMappingContext context) {

	/**
	 * Says what is wrong and what to do, without the last dot.
	 */
	String describe() {
		String property = this.exception.getPropertyName();
		String owner = this.exception.getType().getType().getSimpleName();
		if (StringUtils.uncapitalize(this.method).equals(property)) {
			return "it does not begin with what to do. Begin it with find…By, count…By, exists…By or delete…By, or use"
					+ " @Query";
		}
		PropertyPath base = this.exception.getBaseProperty();
		String way = (base != null) ? base.toDotPath() : "";
		List<String> known = known();
		if (!known.isEmpty()) {
			return "'" + owner + "'" + (way.isEmpty() ? "" : " in '" + way + "'") + " has no '" + property
					+ "'. Use what there is: " + sorted(known, property);
		}
		return "nothing inside of '" + way + "' is called '" + property
				+ "', as far as names of methods reach. Use @Query, or a Filter";
	}

	private List<String> known() {
		NosqlcPersistentEntity<?> entity = this.context.getPersistentEntity(this.exception.getType());
		return (entity == null) ? List.of()
				: StreamSupport.stream(entity.spliterator(), false).map(NosqlcPersistentProperty::getName).toList();
	}

	private static String sorted(List<String> known, String property) {
		return known.stream()
			.sorted(Comparator.comparingInt((it) -> PropertyPaths.distance(property, it)))
			.map((it) -> "'" + it + "'")
			.collect(Collectors.joining(", "));
	}

}
