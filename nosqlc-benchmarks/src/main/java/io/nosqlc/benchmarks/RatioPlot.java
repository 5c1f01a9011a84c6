package io.nosqlc.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * A picture of ratios of throughput: a bar for each, on a logarithmic scale that begins
 * at 1, with a mark where the goal is.
 */
final class RatioPlot {

	private static final int ROW = 22;

	private static final int LABELS = 400;

	private static final int LESS = 80;

	private static final int WIDTH = 820;

	/** Width of a factor of two. */
	private static final int DOUBLING = 40;

	private final List<Goal.Ratio> ratios;

	RatioPlot(List<Goal.Ratio> ratios) {
		this.ratios = ratios;
	}

	/**
	 * Returns the picture as SVG.
	 */
	@Override
	public String toString() {
		StringBuilder svg = new StringBuilder();
		int height = (this.ratios.size() + 2) * ROW;
		svg.append(String.format(
				"""
						<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
						<rect width="100%%" height="100%%" fill="white"/>
						<text x="8" y="15" font-weight="bold">Throughput as a multiple of a peer's. Black: the goal. Green: reached. Red: missed, maybe in CPU time only</text>
						""",
				WIDTH, height));
		for (int power = -1; power <= 7; power += 1) {
			svg.append(String.format(Locale.ROOT,
					"<line x1=\"%1$.0f\" x2=\"%1$.0f\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"#ddd\"/>%n",
					place(Math.pow(2, power)), ROW, height - ROW));
			svg.append(String.format(Locale.ROOT,
					"<text x=\"%.0f\" y=\"%d\" text-anchor=\"middle\" fill=\"#777\">%s</text>%n",
					place(Math.pow(2, power)), height - 7, (power < 0) ? "½" : String.valueOf(1 << power)));
		}
		for (int i = 0; i < this.ratios.size(); i++) {
			addBar(svg, this.ratios.get(i), (i + 1) * ROW);
		}
		return svg.append("</svg>\n").toString();
	}

	private static void addBar(StringBuilder svg, Goal.Ratio ratio, int top) {
		double end = place(ratio.throughput());
		svg.append(String.format("<text x=\"8\" y=\"%d\">%s: %s</text>%n", top + 15, ratio.comparison(), ratio.arms()));
		svg.append(String.format(Locale.ROOT, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"%s\"/>%n",
				Math.min(end, place(1)), top + 4, Math.abs(end - place(1)), colour(ratio)));
		svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.2f</text>%n", WIDTH - 8,
				top + 15, ratio.throughput()));
		Double goal = ratio.goal().throughput();
		if (goal != null) {
			svg.append(String.format(Locale.ROOT, "<rect x=\"%.1f\" y=\"%d\" width=\"2\" height=\"18\"/>%n",
					place(goal) - 1, top + 2));
		}
	}

	private static String colour(Goal.Ratio ratio) {
		Boolean reached = ratio.isReached();
		return (reached == null) ? "#9aa5b1" : reached ? "#4a8f5c" : "#c2573f";
	}

	private static double place(double ratio) {
		double doublings = Math.log(ratio) / Math.log(2);
		double left = LABELS + LESS;
		return Math.max(LABELS, Math.min(left + DOUBLING * doublings, WIDTH - 60));
	}

}
