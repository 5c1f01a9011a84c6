package io.nosqlc.data.document;

import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;

import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.FindQuery;
import io.nosqlc.SortKey;
import io.nosqlc.data.mapping.EntityCollection;
import io.nosqlc.data.mapping.EntityDiscriminator;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;
import io.nosqlc.data.mapping.PropertyChange;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.error.EntityDefinitionException;
import io.nosqlc.error.EntityValidationException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;

/**
 * Entities of one class as documents, and documents as entities. Sends nothing itself.
 * Safe for use by several threads; made once for each class, since it keeps what it
 * learned about it.
 *
 * <p>
 * Filters, sort orders and fields name properties here, and fields of documents there.
 * What cannot be told apart any more is refused: an unknown property, a number that does
 * not fit, a document of an unknown class.
 *
 * @param <T> the class; of a hierarchy, any class in it
 */
public final class EntityDocuments<T> {

	private final NosqlcMappingContext context;

	private final Class<T> type;

	private final Codecs codecs;

	/** Those of the classes of the hierarchy. */
	private final Map<Class<?>, BeanCodec> classes = new ConcurrentHashMap<>();

	private EntityDocuments(NosqlcMappingContext context, Class<T> type) {
		this.context = context;
		this.type = type;
		this.codecs = new Codecs(context);
	}

	/**
	 * Returns the documents of a class.
	 * @throws EntityDefinitionException if it is no entity with a collection, or not as
	 * it must be
	 */
	public static <T> EntityDocuments<T> of(NosqlcMappingContext context, Class<T> type) {
		EntityDocuments<T> documents = new EntityDocuments<>(context, type);
		documents.collection();
		return documents;
	}

	/**
	 * Returns what the class is in the database.
	 */
	public EntityCollection collection() {
		return this.context.getCollection(this.type);
	}

	/**
	 * Returns the document of an entity, without its key. It has no field for a property
	 * that is {@code null}, and the discriminator of its class whatever the property
	 * says.
	 * @throws EntityValidationException if nothing would tell its class
	 * @throws io.nosqlc.error.InvalidDocumentException if JSON cannot hold a value
	 */
	public Document write(T entity) {
		EntityCollection collection = collectionOf(entity);
		Map<String, @Nullable Object> fields = codec(collection).encode(entity);
		collection.discriminator().ifPresent((it) -> fields.put(it.column(), discriminator(it, entity)));
		return Document.copyOf(fields);
	}

	/**
	 * Returns the entity that a document is. Fields that it has no property for are
	 * ignored. A property without a field is {@code null}, zero, or an empty collection
	 * that can be changed, whatever its class would make it.
	 * @throws CorruptDocumentException if it is none, or of a class that is not this one,
	 * or has a value that does not fit its property without loss
	 */
	public T read(Document document) {
		try {
			return this.type.cast(codec(this.context.getCollection(classOf(document))).decode(document));
		}
		catch (UnreadableValueException ex) {
			throw corrupt(document, ex);
		}
	}

	/**
	 * Returns the key of an entity.
	 * @throws EntityValidationException if it is {@code null}
	 */
	public String keyOf(T entity) {
		Object id = idOf(entity);
		if (id == null) {
			throw new EntityValidationException("Cannot name the document of this '" + name(entity) + "'",
					List.of("its key '" + id(entity).getName() + "' is null"),
					"Set it, or insert the entity, which makes up a key.");
		}
		return KeyText.of(id(entity).getType()).encode(id);
	}

	/**
	 * Returns the key that a value stands for: the value of the property that is the key,
	 * or a {@link Key} of it. Whole numbers may be of any class.
	 * @throws EntityValidationException if it is {@code null}, or of another type
	 */
	public String keyOfId(@Nullable Object id) {
		NosqlcPersistentProperty property = collection().id();
		KeyText text = KeyText.of(property.getType());
		Object value = (id instanceof Key key && key.values().size() == 1) ? key.values().get(0) : id;
		if (value == null || !text.accepts(value)) {
			throw new EntityValidationException("Cannot use this as the key of '" + this.type.getSimpleName() + "'",
					List.of((value != null) ? "it is a " + value.getClass().getSimpleName() : "it is null"),
					"The key is " + property.getType().getSimpleName() + " " + property.getName() + ".");
		}
		return text.encode(value);
	}

	/**
	 * Returns the value of the property that is the key.
	 * @param key the text of a key
	 */
	public Object idOfKey(String key) {
		return KeyText.of(collection().id().getType()).decode(key);
	}

	/**
	 * Returns whether an entity has a key. A primitive number is one, zero too.
	 */
	public boolean hasKey(T entity) {
		return idOf(entity) != null;
	}

	/**
	 * Returns a new key for an entity that has none, different for every call.
	 * @throws EntityValidationException if keys of its type cannot be made up
	 */
	public String newKey() {
		NosqlcPersistentProperty id = collection().id();
		if (!KeyText.of(id.getType()).isGenerated()) {
			throw new EntityValidationException(
					"Cannot insert this '" + this.type.getSimpleName() + "'", List.of("its key '" + id.getName()
							+ "' is null, and a " + id.getType().getSimpleName() + " cannot be made up"),
					"Set it, or make it a String or a UUID.");
		}
		return UUID.randomUUID().toString();
	}

	/**
	 * Returns the entity with a key: the same object, or another one if it cannot be
	 * changed, as records cannot.
	 * @param key the text of a key
	 */
	public T withId(T entity, String key) {
		NosqlcPersistentProperty id = id(entity);
		return codec(collectionOf(entity)).with(entity, id, KeyText.of(id.getType()).decode(key));
	}

	/**
	 * Returns the entity with what the suppliers of its properties make up for those that
	 * are {@code null}: the same object, or another one if it cannot be changed.
	 */
	public T withDefaults(T entity) {
		EntityCollection collection = collectionOf(entity);
		T changed = entity;
		for (NosqlcPersistentProperty property : collection.entity()) {
			if (property.getDefaultSupplier().isPresent()
					&& collection.entity().getPropertyAccessor(changed).getProperty(property) == null) {
				changed = codec(collection).with(changed, property, property.getDefaultSupplier().get().get());
			}
		}
		return changed;
	}

	/**
	 * Returns a filter with fields of documents for one with properties. Of a class that
	 * shares its collection with others, only its own documents pass.
	 * @throws QueryRejectedException if it names a property that there is not, or one
	 * that it can never be true of, such as the order of numbers that are keys
	 */
	public Filter translate(Filter filter) {
		Filter fields = filter.accept(new FieldFilter(paths()));
		return ownClasses().map((own) -> fields.equals(Filter.all()) ? own : own.and(fields)).orElse(fields);
	}

	/**
	 * Returns the path of the field for that of a property, to sort by or to bring.
	 * @throws QueryRejectedException if there is no such property
	 */
	public FieldPath translate(FieldPath path) {
		return paths().ofValue(path);
	}

	/**
	 * Returns what changes some properties in a document. It may run several times.
	 * @param violations to which it is added what cannot be done, each as a sentence
	 * without its dot; then the operator is of no use
	 */
	public UnaryOperator<Document> changes(List<PropertyChange> changes, List<String> violations) {
		return new DocumentChanges(collection().entity(), this.codecs, violations).of(changes);
	}

	/**
	 * Returns a document in which what differs between two states of an entity is changed
	 * and everything else stays.
	 * @param current what is stored
	 * @param before the document of the entity as it was
	 * @param after the document of the entity as it is to be
	 */
	public Document changed(Document current, Document before, Document after) {
		return DocumentChanges.between(current, before, after);
	}

	/**
	 * Returns a query for entities. Nothing is sent before it is finished.
	 * @param collection the collection of the class
	 * @param filter what must match, in properties
	 * @throws QueryRejectedException if there is no such property
	 */
	public FindQuery<T> find(Collection collection, Filter filter) {
		return find(collection, filter, (entity, document) -> {
		});
	}

	/**
	 * Returns a query for entities. Nothing is sent before it is finished.
	 * @param collection the collection of the class
	 * @param filter what must match, in properties
	 * @param loaded is told of every entity that a list, the first or the only one is
	 * made of, with the document it was read from; not of those with some fields only
	 * @throws QueryRejectedException if there is no such property
	 */
	public FindQuery<T> find(Collection collection, Filter filter, BiConsumer<? super T, ? super Document> loaded) {
		return collection.find(translate(filter))
			.through((documents) -> new EntityFinder<>(documents, this, this::read, loaded));
	}

	/**
	 * Returns where a property is to sort by.
	 * @throws QueryRejectedException if there is no such property, or it is a key that is
	 * a number, since keys are text
	 */
	SortKey translate(SortKey key) {
		return new SortKey(paths().ofOrder(key.path()), key.descending());
	}

	/**
	 * Returns what reads documents as objects that have some properties of the class.
	 */
	<R> Function<Document, R> projection(Class<R> type) {
		if (type == Document.class) {
			return type::cast;
		}
		if (type.isAssignableFrom(this.type)) {
			return (document) -> type.cast(read(document));
		}
		NosqlcPersistentEntity<?> projection = this.context.getPersistentEntity(type);
		if (projection == null || Modifier.isAbstract(type.getModifiers())) {
			throw new QueryRejectedException("Cannot bring '" + this.type.getSimpleName() + "' as '"
					+ type.getSimpleName() + "': it is no class with properties. Use a record or a class of yours.");
		}
		Map<String, String> fields = new HashMap<>();
		projection.forEach((it) -> fields.put(it.getName(), translate(FieldPath.of(it.getName())).names().get(0)));
		BeanCodec codec = this.codecs.ofProjection(projection, fields);
		return (document) -> {
			try {
				return type.cast(codec.decode(document));
			}
			catch (UnreadableValueException ex) {
				throw corrupt(document, ex);
			}
		};
	}

	/**
	 * Returns the field that tells classes apart; empty if there is only one.
	 */
	Optional<FieldPath> discriminator() {
		return collection().discriminator().map((it) -> FieldPath.of(it.column()));
	}

	private FieldPaths paths() {
		return new FieldPaths(this.context, collection());
	}

	/**
	 * The root of a hierarchy sees documents of unknown classes, to complain about them.
	 */
	private Optional<Filter> ownClasses() {
		if (AnnotatedElementUtils.isAnnotated(this.type, io.nosqlc.data.mapping.Document.class)) {
			return Optional.empty();
		}
		return collection().discriminator()
			.map((it) -> where(FieldPath.of(it.column())).in(it.types()
				.entrySet()
				.stream()
				.filter((entry) -> this.type.isAssignableFrom(entry.getValue()))
				.map(Map.Entry::getKey)
				.sorted()
				.toList()));
	}

	private EntityCollection collectionOf(T entity) {
		return this.context.getCollection(entity.getClass());
	}

	private BeanCodec codec(EntityCollection collection) {
		return this.classes.computeIfAbsent(collection.entity().getType(),
				(type) -> this.codecs.ofDocument(collection.entity()));
	}

	private static String discriminator(EntityDiscriminator discriminator, Object entity) {
		return discriminator.valueOf(entity.getClass())
			.orElseThrow(() -> new EntityValidationException("Cannot write this '" + name(entity) + "'",
					List.of("it has no @DiscriminatorValue, so nothing would tell its document from those of other"
							+ " classes"),
					"Give its class one, or use a class that has one."));
	}

	private Class<?> classOf(Document document) {
		EntityDiscriminator discriminator = collection().discriminatorOrNull();
		if (discriminator == null) {
			return this.type;
		}
		Object value = document.get(discriminator.column());
		Class<?> found = (value instanceof String text) ? discriminator.types().get(text) : null;
		String reason = "its discriminator '" + discriminator.column() + "' is "
				+ UnreadableValueException.describe(value);
		if (found == null) {
			throw corrupt(document,
					reason + ", and those that are known are "
							+ new TreeSet<>(discriminator.types().keySet()).stream()
								.map((it) -> "'" + it + "'")
								.collect(Collectors.joining(", ")),
					"Make the class of such documents known to the mapping context, or correct the document", null);
		}
		if (!this.type.isAssignableFrom(found)) {
			throw corrupt(document, reason + ", which makes it a '" + found.getSimpleName() + "'",
					"Read it as '" + found.getSimpleName() + "', or as what both extend", null);
		}
		return found;
	}

	private CorruptDocumentException corrupt(Document document, UnreadableValueException cause) {
		return corrupt(document, cause.describe(), "Correct the document, or the type of the property",
				cause.getCause());
	}

	private CorruptDocumentException corrupt(Document document, String reason, String remedy,
			@Nullable Throwable cause) {
		return new CorruptDocumentException(collection().name(), String.valueOf(document.get(Document.ID)),
				this.type.getSimpleName(), reason, remedy, cause);
	}

	private @Nullable Object idOf(T entity) {
		return collectionOf(entity).entity().getPropertyAccessor(entity).getProperty(id(entity));
	}

	private NosqlcPersistentProperty id(T entity) {
		return collectionOf(entity).entity().getRequiredIdProperty();
	}

	private static String name(Object entity) {
		return entity.getClass().getSimpleName();
	}

}
