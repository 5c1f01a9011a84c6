package io.nosqlc.data.mapping;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.data.CqlVector;

import org.springframework.data.core.TypeInformation;
import org.springframework.data.mapping.context.AbstractMappingContext;
import org.springframework.data.mapping.model.Property;
import org.springframework.data.mapping.model.SimpleTypeHolder;

import io.nosqlc.error.EntityDefinitionException;

/**
 * Knows the entities of an application, and what each is in the database.
 *
 * <p>
 * Give it all entities, and {@link #initialize()} finds everything that is wrong with any
 * of them; what is not given is added, and checked, when it is first asked for. Once
 * initialised it is safe for use by several threads, and an answer it gave before costs a
 * look into a map.
 */
public final class NosqlcMappingContext
		extends AbstractMappingContext<NosqlcPersistentEntity<?>, NosqlcPersistentProperty> {

	private static final SimpleTypeHolder SIMPLE_TYPES = new SimpleTypeHolder(
			Set.of(ByteBuffer.class, CqlDuration.class, CqlVector.class, InetAddress.class), true);

	/** Whose fields nobody may reflect on, or which have none worth it. */
	private static final List<String> FOREIGN_PACKAGES = List.of("java.", "javax.", "jdk.", "com.datastax.");

	private final NamingStrategy naming;

	private final Map<Class<?>, EntityTable> tables = new ConcurrentHashMap<>();

	private final Map<Class<?>, EntityCollection> collections = new ConcurrentHashMap<>();

	/**
	 * Creates a context that names tables and columns in snake case.
	 */
	public NosqlcMappingContext() {
		this(NamingStrategy.SNAKE_CASE);
	}

	/**
	 * Creates a context.
	 * @param naming how what has no explicit name is called
	 */
	public NosqlcMappingContext(NamingStrategy naming) {
		this.naming = naming;
		setSimpleTypeHolder(SIMPLE_TYPES);
	}

	/**
	 * Adds the entities that the context was given, and checks all that it knows.
	 * @throws EntityDefinitionException with everything that is wrong with any of them
	 */
	@Override
	public void initialize() {
		super.initialize();
		Problems problems = new Problems();
		ColumnTypes types = new ColumnTypes(this, problems);
		StoreNames names = new StoreNames(this, problems);
		knownEntities().forEach((it) -> {
			check(it, types, problems);
			names.check(it);
		});
		problems.throwIfAny();
	}

	/**
	 * Returns whether instances of a class are rows or documents; empty if they are
	 * neither.
	 */
	public Optional<EntityKind> kindOf(Class<?> type) {
		return Hierarchy.kindOf(type);
	}

	/**
	 * Returns the table of an entity.
	 * @throws EntityDefinitionException if the class is no entity with a table, or not as
	 * it must be
	 */
	public EntityTable getTable(Class<?> type) {
		EntityTable known = this.tables.get(type);
		return (known != null) ? known : addTable(type);
	}

	/**
	 * Returns the collection of an entity.
	 * @throws EntityDefinitionException if the class is no entity with a collection, or
	 * not as it must be
	 */
	public EntityCollection getCollection(Class<?> type) {
		EntityCollection known = this.collections.get(type);
		return (known != null) ? known : addCollection(type);
	}

	/**
	 * Returns the user-defined type of a class, behind those it is made of.
	 * @throws EntityDefinitionException if the class has none, or is not as it must be
	 */
	public List<EntityUserType> getUserTypes(Class<?> type) {
		Problems problems = new Problems();
		NosqlcPersistentEntity<?> entity = getPersistentEntity(type);
		if (entity == null || !entity.declares(UserType.class)) {
			problems.add(type, "Cannot use '" + type.getSimpleName() + "' as a user-defined type",
					"it does not have @UserType", "Annotate it with @UserType");
			problems.throwIfAny();
		}
		EntityUserType userType = new ColumnTypes(this, problems).userType(Objects.requireNonNull(entity));
		problems.throwIfAny();
		return userType.withParts();
	}

	@Override
	protected boolean shouldCreatePersistentEntityFor(TypeInformation<?> type) {
		return super.shouldCreatePersistentEntityFor(type) && isMapped(type.getType());
	}

	/**
	 * Returns whether a class that is no value by itself has properties.
	 */
	static boolean isMapped(Class<?> type) {
		return !type.isArray() && FOREIGN_PACKAGES.stream().noneMatch(type.getName()::startsWith);
	}

	@Override
	protected <T> NosqlcPersistentEntity<?> createPersistentEntity(TypeInformation<T> type) {
		return new NosqlcPersistentEntity<>(type);
	}

	@Override
	protected NosqlcPersistentProperty createPersistentProperty(Property property, NosqlcPersistentEntity<?> owner,
			SimpleTypeHolder simpleTypes) {
		return new NosqlcPersistentProperty(property, owner, simpleTypes, this.naming);
	}

	/**
	 * Returns the explicit name of a type, or the one that it gets.
	 */
	String nameOf(Class<?> type, String explicit) {
		return explicit.isEmpty() ? this.naming.typeName(type) : explicit;
	}

	/**
	 * Returns all classes that are known, in an order that is the same each time.
	 */
	List<NosqlcPersistentEntity<?>> knownEntities() {
		List<NosqlcPersistentEntity<?>> entities = new ArrayList<>(getPersistentEntities());
		entities.sort(Comparator.comparing((it) -> it.getType().getName()));
		return entities;
	}

	private void check(NosqlcPersistentEntity<?> entity, ColumnTypes types, Problems problems) {
		Optional<EntityKind> kind = kindOf(entity.getType());
		if (kind.isPresent()) {
			kind.get().check(entity, this, types, problems);
		}
		else if (entity.declares(UserType.class)) {
			types.userType(entity);
		}
		else if (entity.declares(DiscriminatorValue.class)) {
			problems.add(entity, "it has a @DiscriminatorValue, and extends nothing with @Table or @Document",
					"Annotate the root of its hierarchy, or remove @DiscriminatorValue");
		}
	}

	/**
	 * Makes the tables of all classes of the hierarchy again, to which this one may be
	 * new.
	 */
	private synchronized EntityTable addTable(Class<?> type) {
		Problems problems = new Problems();
		NosqlcPersistentEntity<?> entity = entity(type, EntityKind.TABLE, problems);
		TableModel model = new TableModel(this, new ColumnTypes(this, problems), problems);
		EntityTable table = model.of(entity);
		problems.throwIfAny();
		relatives(entity, table.discriminator()).forEach((it) -> this.tables.put(it.getType(), model.of(it)));
		this.tables.put(type, table);
		return table;
	}

	private synchronized EntityCollection addCollection(Class<?> type) {
		Problems problems = new Problems();
		NosqlcPersistentEntity<?> entity = entity(type, EntityKind.DOCUMENT, problems);
		CollectionModel model = new CollectionModel(this, problems);
		Optional<EntityCollection> made = model.of(entity);
		problems.throwIfAny();
		EntityCollection collection = made.orElseThrow();
		relatives(entity, collection.discriminator())
			.forEach((it) -> model.of(it).ifPresent((relative) -> this.collections.put(it.getType(), relative)));
		this.collections.put(type, collection);
		return collection;
	}

	private List<NosqlcPersistentEntity<?>> relatives(NosqlcPersistentEntity<?> entity,
			Optional<EntityDiscriminator> discriminator) {
		return discriminator.isPresent() ? Hierarchy.of(entity, this).members() : List.of();
	}

	private NosqlcPersistentEntity<?> entity(Class<?> type, EntityKind kind, Problems problems) {
		NosqlcPersistentEntity<?> entity = getPersistentEntity(type);
		if (entity == null || !kindOf(type).equals(Optional.of(kind))) {
			problems.add(type, "Cannot use '" + type.getSimpleName() + "' as an entity with a " + kind.noun(),
					"neither it nor what it extends has @" + kind.annotation().getSimpleName(),
					"Annotate it with @" + kind.annotation().getSimpleName());
		}
		problems.throwIfAny();
		return Objects.requireNonNull(entity);
	}

}
