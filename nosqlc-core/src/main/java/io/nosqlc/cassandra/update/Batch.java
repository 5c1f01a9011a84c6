package io.nosqlc.cassandra.update;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.nosqlc.AbstractCollection.Changed;
import io.nosqlc.Document;
import io.nosqlc.cassandra.session.Deadline;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.internal.json.Json;

/**
 * Edits of one document that one write carries out together. They are applied in their
 * order, each to what the one before it made; each caller gets its own result, and an
 * edit that fails changes nothing for the others.
 */
final class Batch {

	private static final byte[] ID_FIELD = "\"_id\"".getBytes(StandardCharsets.UTF_8);

	private final Target target;

	private final List<Edit> edits;

	private final WriteCall call;

	private int attempts;

	private List<Outcome> outcomes = List.of();

	private List<Edit> spared = List.of();

	Batch(Target target, List<Edit> edits) {
		this(target, edits, 0);
	}

	private Batch(Target target, List<Edit> edits, int attempts) {
		this.target = target;
		this.edits = edits;
		Edit head = edits.get(0);
		Deadline first = edits.stream().map(Edit::deadline).min(Comparator.comparing(Deadline::left)).orElseThrow();
		this.call = new WriteCall(head.options(), first, head.executor());
		this.attempts = attempts;
	}

	Target target() {
		return this.target;
	}

	/**
	 * Returns how this batch is written: with the options that all edits have in common,
	 * in the time of the edit that has the least, and on the executor of the caller that
	 * has waited longest.
	 */
	WriteCall call() {
		return this.call;
	}

	/**
	 * Returns what the work of this batch runs on.
	 */
	Executor executor() {
		return this.call.executor();
	}

	Deadline deadline() {
		return this.call.deadline();
	}

	/**
	 * Counts a write that was refused.
	 * @return how many were, since the first of these edits was tried
	 */
	int countAttempt() {
		return ++this.attempts;
	}

	/**
	 * Ends this batch, of which nothing is written, if it has less time left than it
	 * needs: then only the edits that have so little time fail, and the others become a
	 * batch of their own.
	 * @param millis the time needed
	 */
	void spareOthersUnlessInTime(long millis) {
		this.spared = this.edits.stream().filter((edit) -> !edit.deadline().isBefore(millis)).toList();
		if (this.spared.size() == this.edits.size()) {
			this.spared = List.of();
		}
	}

	/**
	 * Returns the batch of the edits that were spared, which have had as many attempts as
	 * the others; {@code null} if there are none.
	 */
	@Nullable Batch rest() {
		return this.spared.isEmpty() ? null : new Batch(this.target, this.spared, this.attempts);
	}

	/**
	 * Applies the edits to a row and remembers their results, which hold if what is
	 * returned gets written.
	 * @throws CorruptDocumentException if the row holds no document
	 */
	Proposal propose(ObservedRow row) {
		Document read = document(row);
		Document current = read;
		List<Outcome> results = new ArrayList<>(this.edits.size());
		for (Edit edit : this.edits) {
			Outcome outcome = apply(edit, current);
			results.add(outcome);
			current = (outcome.error() == null) ? outcome.document() : current;
		}
		this.outcomes = results;
		if (current == read) {
			return Proposal.NOTHING;
		}
		return new Proposal(true, (current != null) ? draft(current, row) : null);
	}

	/**
	 * Answers each caller with the result of its own edit.
	 */
	void succeed() {
		for (int i = 0; i < this.edits.size(); i++) {
			this.outcomes.get(i).answer(this.edits.get(i));
		}
	}

	/**
	 * Answers all callers, except those that were spared, that nothing came of it.
	 */
	void fail(Throwable error) {
		this.edits.stream()
			.filter((edit) -> !this.spared.contains(edit))
			.forEach((edit) -> edit.promise().completeExceptionally(error));
	}

	private Outcome apply(Edit edit, @Nullable Document current) {
		if (current == null) {
			return new Outcome(null, false, null);
		}
		try {
			Document changed = edit.change().apply(current);
			if (changed == current) {
				return new Outcome(current, false, null);
			}
			return new Outcome((changed != null) ? withKey(changed) : null, true, null);
		}
		catch (Throwable ex) {
			return new Outcome(current, false, ex);
		}
	}

	private @Nullable Document document(ObservedRow row) {
		ByteBuffer text = row.text();
		if (text == null) {
			return null;
		}
		try {
			return Document.ofStored(this.target.key(), bytes(text));
		}
		catch (InvalidDocumentException ex) {
			throw new CorruptDocumentException(this.target.collection(), this.target.key(), ex);
		}
	}

	/**
	 * The key is part of the text only where it was before, as other writers of the table
	 * may expect.
	 */
	private static Draft draft(Document document, ObservedRow row) {
		ByteBuffer before = row.text();
		boolean named = before != null && contains(before, ID_FIELD)
				&& Json.parseStored(bytes(before)) instanceof Map<?, ?> fields && fields.containsKey(Document.ID);
		return Draft.of(named ? document : document.without(Document.ID));
	}

	private Document withKey(Document document) {
		return document.containsKey(Document.ID) ? document : document.with(Document.ID, this.target.key());
	}

	private static byte[] bytes(ByteBuffer buffer) {
		byte[] bytes = new byte[buffer.remaining()];
		buffer.duplicate().get(bytes);
		return bytes;
	}

	/**
	 * Saves most texts from being parsed once more.
	 */
	private static boolean contains(ByteBuffer text, byte[] wanted) {
		ByteBuffer sought = ByteBuffer.wrap(wanted);
		for (int i = text.position(); i <= text.limit() - wanted.length; i++) {
			if (text.get(i) == wanted[0] && text.duplicate().position(i).limit(i + wanted.length).equals(sought)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The result of one edit.
	 *
	 * @param document the document after it
	 * @param written whether it changed anything
	 * @param error what it threw
	 */
	private record Outcome(@Nullable Document document, boolean written, @Nullable Throwable error) {

		void answer(Edit edit) {
			if (this.error != null) {
				edit.promise().completeExceptionally(this.error);
			}
			else {
				edit.promise().complete(new Changed(this.document, this.written));
			}
		}

	}

}
