package io.nosqlc.data.entity;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mapping.callback.EntityCallbacks;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.WriteOptions;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.error.EntityValidationException;
import io.nosqlc.error.LightweightTransactionException;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DocumentCallbackTests {

	private final Client client = DriverManager.getClient("nosqlc:memory:");

	private final List<String> calls = new CopyOnWriteArrayList<>();

	private EntityTemplate entities;

	@BeforeEach
	void record() {
		this.entities = with(EntityCallbacks.create((SongBeforeConvert) (song, store) -> {
			this.calls.add("before " + song.title() + " in " + store);
			return song.plus(1);
		}, (SongAfterSave) (song, store) -> {
			this.calls.add("after " + song.title() + " in " + store + on());
			return song.plus(100);
		}, (SongAfterConvert) (song, store) -> {
			this.calls.add("read " + song.title() + " in " + store + on());
			return song.plus(1000);
		}));
	}

	@AfterEach
	void close() {
		this.client.close();
	}

	@Test
	void recordsAreReplacedBeforeTheirKeyIsMadeUp() {
		Song inserted = this.entities.insert(new Song(null, "a", 0));
		assertThat(inserted.id()).isNotNull();
		assertThat(inserted.plays()).isEqualTo(101);
		assertThat(stored(inserted.id()).plays()).isEqualTo(1);
		assertThat(this.calls).containsExactly("before a in song", "after a in song" + on());
	}

	@Test
	void everyWriteOfAnEntityIsTold() {
		assertThat(this.entities.insertIfAbsent(new Song("1", "a", 0))).isTrue();
		assertThat(this.entities.insertIfAbsent(new Song("1", "late", 0))).isFalse();
		Song song = new Song("1", "b", 10);
		assertThat(this.entities.save(song).plays()).isEqualTo(111);
		assertThat(this.entities.update(song).plays()).isEqualTo(111);
		assertThat(this.entities.updateChanges(song, new Song("1", "c", 20)).plays()).isEqualTo(121);
		assertThat(stored("1")).isEqualTo(new Song("1", "c", 21));
		assertThat(this.entities.save(song, WriteOptions.defaults().onlyIf(where("title").eq("c"))).plays())
			.isEqualTo(111);
		assertThat(this.calls).containsExactly("before a in song", "after a in song" + on(), "before late in song",
				"before b in song", "after b in song" + on(), "before b in song", "after b in song" + on(),
				"before c in song", "after c in song" + on(), "before b in song", "after b in song" + on());
	}

	@Test
	void eachOfManyIsTold() {
		assertThat(this.entities.insertAll(List.of(new Song(null, "a", 0), new Song("2", "b", 0))))
			.extracting(Song::plays)
			.containsExactly(101, 101);
		this.entities.saveAll(List.of(new Song("2", "c", 0)));
		assertThat(stored("2").plays()).isEqualTo(1);
		assertThat(this.calls).contains("before a in song", "after b in song" + on(), "before c in song",
				"after c in song" + on());
	}

	@Test
	void whatIsTheSameIsNotWrittenAndNobodyIsTold() {
		Song song = new Song("1", "a", 0);
		this.entities.updateChanges(song, new Song("1", "a", 0));
		assertThat(this.calls).isEmpty();
	}

	@Test
	void everyEntityThatIsReadIsToldOnceWhereItsCallerWaits() {
		this.entities.insert(new Song("1", "a", 0));
		List<Consumer<EntityTemplate>> reads = List.of((it) -> assertThat(it.findById(Song.class, "1")).isPresent(),
				(it) -> it.findAllById(Song.class, List.of("1", "2")), (it) -> it.find(Song.class).list(),
				(it) -> it.find(Song.class).one(), (it) -> it.find(Song.class).iterator().next(),
				(it) -> it.find(Song.class).page(3), (it) -> it.find(Song.class).as(Song.class).first());
		for (Consumer<EntityTemplate> read : reads) {
			this.calls.clear();
			read.accept(this.entities);
			assertThat(this.calls).containsExactly("read a in song" + on());
		}
		assertThat(this.entities.find(Song.class).one().plays()).isEqualTo(1001);
	}

	@Test
	void nobodyIsToldOfPartsAndOfWhatNobodyGets() {
		this.entities.insert(new Song("1", "a", 0));
		this.calls.clear();
		this.entities.find(Song.class).as(Title.class).list();
		this.entities.find(Song.class).fields("title").list();
		this.entities.find(Song.class).count();
		this.entities.existsById(Song.class, "1");
		this.entities.update(Song.class, "1", (it) -> it.set("title", "b"));
		this.entities.updateAll(Song.class, where("title").eq("b"), (it) -> it.set("title", "c"));
		this.entities.deleteAll(Song.class, where("title").eq("c"));
		assertThat(this.calls).isEmpty();
	}

	@Test
	void callersThatDoNotWaitAreTold() {
		AsyncEntityOperations async = this.entities.async();
		Song song = async.insert(new Song(null, "a", 0)).toCompletableFuture().join();
		async.findById(Song.class, song.id()).toCompletableFuture().join();
		async.find(Song.class).list().toCompletableFuture().join();
		assertThat(this.calls).extracting((call) -> call.substring(0, 8))
			.containsExactly("before a", "after a ", "read a i", "read a i");
	}

	@Test
	void aCallbackMayMakeUpTheKeyAndNeedsNotCareForTheVersion() {
		UUID key = UUID.randomUUID();
		EntityTemplate keys = with(EntityCallbacks
			.create((AlbumBeforeConvert) (album, store) -> new Album(key, album.version(), album.title() + "!")));
		Album first = keys.insert(new Album(null, null, "a"));
		assertThat(first).isEqualTo(new Album(key, 0L, "a!"));
		Album second = keys.save(first);
		assertThat(second).isEqualTo(new Album(key, 1L, "a!!"));
		assertThat(keys.updateChanges(second, new Album(key, 1L, "b"))).isEqualTo(new Album(key, 2L, "b!"));
		assertThatExceptionOfType(LightweightTransactionException.class).isThrownBy(() -> keys.save(first));
		assertThat(keys.find(Album.class).one()).isEqualTo(new Album(key, 2L, "b!"));
	}

	@Test
	void mutableEntitiesStayTheSameObject() {
		EntityTemplate keys = with(EntityCallbacks.create((LabelBeforeConvert) (label, store) -> {
			label.name = label.name + "!";
			return label;
		}));
		Label label = new Label();
		label.name = "a";
		assertThat(keys.save(label)).isSameAs(label);
		assertThat(label.id).isNotNull();
		assertThat(label.version).isZero();
		assertThat(keys.save(label).version).isEqualTo(1);
		assertThat(keys.findById(Label.class, label.id).orElseThrow().name).isEqualTo("a!!");
	}

	@Test
	void theKeyOfAnUpdateStays() {
		EntityTemplate keys = with(
				EntityCallbacks.create((SongBeforeConvert) (song, store) -> new Song("other", song.title(), 0)));
		assertThatExceptionOfType(EntityValidationException.class)
			.isThrownBy(() -> keys.updateChanges(new Song("1", "a", 0), new Song("1", "b", 0)))
			.withMessageContaining("its key would become 'other'");
	}

	private EntityTemplate with(EntityCallbacks callbacks) {
		return new EntityTemplate(this.client, new NosqlcMappingContext(), callbacks);
	}

	private Song stored(@Nullable String id) {
		return new EntityTemplate(this.client).findById(Song.class, id).orElseThrow();
	}

	private static String on() {
		return " on " + Thread.currentThread().getName();
	}

	interface SongBeforeConvert extends BeforeConvertCallback<Song> {

	}

	interface SongAfterSave extends AfterSaveCallback<Song> {

	}

	interface SongAfterConvert extends AfterConvertCallback<Song> {

	}

	interface AlbumBeforeConvert extends BeforeConvertCallback<Album> {

	}

	interface LabelBeforeConvert extends BeforeConvertCallback<Label> {

	}

	@Document
	record Song(@Id @Nullable String id, String title, int plays) {

		Song plus(int plays) {
			return new Song(this.id, this.title, this.plays + plays);
		}

	}

	record Title(String title) {
	}

	@Document
	record Album(@Id @Nullable UUID id, @Version @Nullable Long version, String title) {
	}

	@Document
	static class Label {

		@Id
		@Nullable UUID id;

		@Version
		@Nullable Integer version;

		@Nullable String name;

	}

}
