package io.nosqlc.data.document;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

import io.nosqlc.data.mapping.Column;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EntityFiltersTests {

	private final NosqlcMappingContext context = new NosqlcMappingContext();

	private final EntityDocuments<Customer> customers = EntityDocuments.of(this.context, Customer.class);

	@Test
	void propertiesBecomeFieldsWhereverTheyAre() {
		assertThat(this.customers.translate(where("fullName").eq("Ada")
			.and("address.zip")
			.startsWith("1")
			.and(where("address.geo.x").gt(1).or(where("fullName").exists(false).not()))))
			.isEqualTo(where("name").eq("Ada")
				.and("address.plz")
				.startsWith("1")
				.and(where("address.geo.x").gt(1).or(where("name").exists(false).not())));
		assertThat(this.customers.translate(Filter.all())).isEqualTo(Filter.all());
		assertThat(this.customers.translate(where("fullName").ignoreCase().eq("ada")))
			.isEqualTo(where("name").ignoreCase().eq("ada"));
	}

	@Test
	void theKeyIsTheIdOfTheDocument() {
		assertThat(this.customers.translate(where("id").eq(5))).isEqualTo(where("_id").eq("5"));
		assertThat(this.customers.translate(where("_id").eq(5))).isEqualTo(where("_id").eq("5"));
		assertThat(this.customers.translate(where("id").in(5, 6.0, "x", null)))
			.isEqualTo(where("_id").in("5", "6", "x", null));
		assertThat(this.customers.translate(where("id").ne(5).and("id").nin(6L)))
			.isEqualTo(where("_id").ne("5").and("_id").nin("6"));
		assertThat(this.customers.translate(where("id").like("5%"))).isEqualTo(where("_id").like("5%"));
		UUID id = UUID.randomUUID();
		assertThat(EntityDocuments.of(this.context, Visit.class).translate(where("id").gt(id)))
			.isEqualTo(where("_id").gt(id.toString()));
	}

	@Test
	void numbersThatAreKeysHaveNoOrder() {
		String message = "Cannot use the order of 'id' of 'Customer': keys of documents are text, which has another order"
				+ " than numbers. Keep the number in a property that is not the key, too.";
		for (Filter filter : List.of(where("id").gt(5), where("id").gte(5), where("id").lt(5), where("id").lte(5),
				where("id").between(5, 6))) {
			assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> this.customers.translate(filter))
				.withMessage(message);
		}
		assertThat(this.customers.translate(FieldPath.of("id"))).isEqualTo(FieldPath.of("_id"));
	}

	@Test
	void pathsGoThroughMapsAndIntoWhatHasNoType() {
		assertThat(this.customers.translate(where("byDay.MONDAY.zip").eq("1")))
			.isEqualTo(where("byDay.MONDAY.plz").eq("1"));
		assertThat(this.customers.translate(where(FieldPath.of("byDay", "a.b", "zip")).eq("1")))
			.isEqualTo(where(FieldPath.of("byDay", "a.b", "plz")).eq("1"));
		assertThat(this.customers.translate(where("extra.zip.anything").eq(1)))
			.isEqualTo(where("extra.zip.anything").eq(1));
		assertThat(this.customers.translate(where("raw.zip").eq(1))).isEqualTo(where("raw.zip").eq(1));
		assertThat(this.customers.translate(where("other.zip").eq(1))).isEqualTo(where("other.plz").eq(1));
	}

	@Test
	void bytesAreComparedAsTheyAreStored() {
		assertThat(this.customers.translate(where("picture").eq(new byte[] { 1, 2, 3 })))
			.isEqualTo(where("picture").eq("AQID"));
		assertThat(this.customers.translate(where("picture").in(new byte[] { 1, 2, 3 }, new byte[0])))
			.isEqualTo(where("picture").in("AQID", ""));
		assertThat(this.customers.translate(where("picture").exists())).isEqualTo(where("picture").exists());
		EntityDocuments<Visit> visits = EntityDocuments.of(this.context, Visit.class);
		assertThat(visits.translate(where("pictures").contains(new byte[] { 1, 2, 3 })))
			.isEqualTo(where("pictures").contains("AQID"));
		assertThat(visits.translate(where("pictures").in(List.of(List.of(new byte[] { 1, 2, 3 }), List.of()))))
			.isEqualTo(where("pictures").in(List.of(List.of("AQID"), List.of())));
	}

	@Test
	void anUnknownPropertyIsRefusedWithThoseThatThereAre() {
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> this.customers.translate(where("adress").eq("x")))
			.withMessageStartingWith(
					"Cannot use 'adress' of 'Customer' in a query: there is no such property. Use one that"
							+ " there is: it has 'address', ");
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> this.customers.translate(where("address.plz").eq("x")))
			.withMessage(
					"Cannot use 'address.plz' of 'Customer' in a query: there is no such property. Use one that there"
							+ " is: it has 'address.zip', 'address.geo'.");
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> this.customers.translate(where("visits.zip").eq("x")))
			.withMessage(
					"Cannot use 'visits.zip' of 'Customer' in a query: 'visits' is a List, into which no path leads."
							+ " Use 'visits'.");
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> this.customers.translate(FieldPath.parse("fullName.first")));
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> this.customers.translate(where("id").eq(1).and(where("name").eq(1).not())));
	}

	@Document
	record Customer(@Id long id, @Column("name") String fullName, Address address, List<Address> visits,
			Map<DayOfWeek, Address> byDay, Object extra, io.nosqlc.Document raw, Optional<Address> other,
			byte[] picture) {

	}

	record Address(@Column("plz") String zip, Geo geo) {

	}

	record Geo(double x, double y) {

	}

	@Document
	record Visit(@Id UUID id, List<byte[]> pictures) {

	}

}
