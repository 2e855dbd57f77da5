namespace ThreeLayers;

/// <summary>Formulas and numbers on the console, and the count of comparisons that failed.</summary>
internal sealed class Page(TextWriter output)
{
    /// <summary>Both sides are in double precision; only the order of summation differs.</summary>
    private const double Tolerance = 1e-12;

    public int Failures { get; private set; }

    public void Title(string text)
    {
        output.WriteLine();
        output.WriteLine(text);
        output.WriteLine(new string('-', text.Length));
    }

    public void Line(string text = "") => output.WriteLine(text);

    /// <summary>A matrix beside its formula.</summary>
    public void Matrix(string name, string formula, Matrix matrix, string format = "0.0000") =>
        Rows($"{name} = {formula}  [{matrix.Rows}, {matrix.Columns}]", matrix, format);

    /// <summary>A bias or its gradient: one row, which stands for a tensor of one dimension.</summary>
    public void Bias(string name, string formula, Matrix row, string format = "0.0000") =>
        Rows($"{name} = {formula}  [{row.Columns}]", row, format);

    public void Compare(string what, Matrix generated, Matrix byHand) => Compare(what, generated.LargestDifference(byHand));

    public void Compare(string what, double difference)
    {
        bool same = difference <= Tolerance;
        Failures += same ? 0 : 1;
        output.WriteLine($"  {what}: {(same ? "the same" : $"DIFFERENT by {difference:G3}")}");
    }

    public void Check(string what, bool holds)
    {
        Failures += holds ? 0 : 1;
        output.WriteLine($"  {what}: {(holds ? "yes" : "NO")}");
    }

    private void Rows(string left, Matrix matrix, string format)
    {
        for (int row = 0; row < matrix.Rows; row++)
        {
            // + 0.0 makes 0 of -0, which a product with the mask can be.
            var numbers = Enumerable.Range(0, matrix.Columns).Select(
                column => (matrix[row, column] + 0.0).ToString(format).PadLeft(format.Length + 2));
            output.WriteLine($"{(row == 0 ? left : "").PadRight(36)}{string.Concat(numbers)}");
        }
    }
}
