package io.nosqlc.cassandra.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TokenWalkTests {

	private static final double RING = 0x1p64;

	@RepeatedTest(200)
	void everyTokenIsInExactlyOnePiece(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition());
		int nodes = 1 + random.nextInt(1000);
		long[] borders = borders(random, nodes * (1 + random.nextInt(16)));
		TokenRange all = random.nextBoolean() ? TokenRange.ALL : new TokenRange(random.nextLong(), Long.MAX_VALUE);
		List<TokenRange> pieces = new ArrayList<>();
		TokenWalk walk = new TokenWalk(all, borders);
		while (walk.hasNext()) {
			pieces.add(walk.next(RING / (1 + random.nextInt(3000))));
		}
		assertThat(pieces.get(0).first()).isEqualTo(all.first());
		assertThat(pieces.get(pieces.size() - 1).last()).isEqualTo(all.last());
		for (int i = 1; i < pieces.size(); i++) {
			assertThat(BigInteger.valueOf(pieces.get(i).first()))
				.isEqualTo(BigInteger.valueOf(pieces.get(i - 1).last()).add(BigInteger.ONE));
		}
	}

	@RepeatedTest(20)
	void piecesAreAboutAsLongAsAskedFor(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition());
		long[] borders = borders(random, 1 + random.nextInt(4000));
		double size = RING / (1 + random.nextInt(5000));
		TokenWalk walk = new TokenWalk(TokenRange.ALL, borders);
		TokenRange piece = walk.next(size);
		while (walk.hasNext()) {
			assertThat(piece.size()).isBetween(0.49 * size, 1.51 * size);
			piece = walk.next(size);
		}
		assertThat(piece.size()).isLessThan(1.51 * size);
	}

	@Test
	void piecesEndWhereTheTokensOfANodeEndIfThatIsNear() {
		TokenWalk walk = new TokenWalk(new TokenRange(0, 1000), new long[] { -5, 90, 230, 235, 1000 });
		assertThat(walk.next(100)).isEqualTo(new TokenRange(0, 90));
		assertThat(walk.next(100)).isEqualTo(new TokenRange(91, 235));
		assertThat(walk.next(100)).isEqualTo(new TokenRange(236, 335));
		assertThat(walk.next(10_000)).isEqualTo(new TokenRange(336, 1000));
		assertThat(walk.hasNext()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.3, 1 })
	void aPieceHoldsOneTokenAtLeast(double size) {
		TokenWalk walk = new TokenWalk(new TokenRange(Long.MAX_VALUE - 2, Long.MAX_VALUE), new long[] {});
		assertThat(walk.next(size)).isEqualTo(new TokenRange(Long.MAX_VALUE - 2, Long.MAX_VALUE - 2));
	}

	@Test
	void aHeadAndWhatIsBehindItAreTheRange() {
		Random random = new Random(1);
		for (int i = 0; i < 10_000; i++) {
			long one = random.nextLong();
			long other = random.nextLong();
			TokenRange range = new TokenRange(Math.min(one, other), Math.max(one, other));
			TokenRange head = range.head(range.size() * random.nextDouble());
			assertThat(head.first()).isEqualTo(range.first());
			if (!head.equals(range)) {
				assertThat(range.behind(head)).isEqualTo(new TokenRange(head.last() + 1, range.last()));
			}
		}
		assertThat(TokenRange.ALL.head(0x1p63)).isEqualTo(new TokenRange(Long.MIN_VALUE, -1));
		assertThat(TokenRange.ALL.head(0x1p63 * 1.5).last()).isEqualTo(Long.MAX_VALUE / 2);
	}

	private static long[] borders(Random random, int count) {
		long[] borders = random.longs(count).toArray();
		Arrays.sort(borders);
		return borders;
	}

}
