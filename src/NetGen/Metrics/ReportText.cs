using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetGen;

/// <summary>The table of scikit-learn's <c>classification_report</c>, line by line.</summary>
internal sealed class ReportText
{
    private readonly StringBuilder _text = new();
    private readonly int _width;

    public ReportText(IEnumerable<string> names)
    {
        _width = Math.Max("weighted avg".Length, names.Max(name => name.Length));
        Line("", "precision", "recall", "f1-score", "support");
        Gap();
    }

    public static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);

    public void Scores(string name, double precision, double recall, double f1, long support) =>
        Line(name, Number(precision), Number(recall), Number(f1), Number(support));

    public void Score(string name, double score, long support) => Line(name, "", "", Number(score), Number(support));

    public void Gap() => _text.Append('\n');

    public override string ToString() => _text.ToString();

    private static string Number(double score) => score.ToString("F2", CultureInfo.InvariantCulture);

    private void Line(string name, string precision, string recall, string f1, string support) =>
        _text.Append(CultureInfo.InvariantCulture, $"{name.PadLeft(_width)} {precision,10}{recall,10}{f1,10}{support,10}\n");
}
