using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>The members of a row that does not check, so that its uses still bind: whoever calls one meets the rule's text.</summary>
internal static class RowSurfaceSource
{
    private const string Lib = "global::NetGen.";

    /// <param name="code">Where to, inside the row's type.</param>
    /// <param name="row">The row.</param>
    /// <param name="problem">What is wrong; null where the compiler says it.</param>
    public static void Write(CSharpWriter code, RowDeclaration row, Problem? problem)
    {
        string message = problem is null ? "the declaration is not complete" : $"{problem.Rule.Id}: {problem.Message}";
        string failure = $"=> throw new global::System.InvalidOperationException({Literal.Of(message)});";
        string contract = $"{Lib}IRow<{row.Type}>";
        code.Line($"static {Lib}RowInfo {contract}.Info {failure}");
        code.Line();
        code.Line($"static double {contract}.LabelOf({row.Type} row) {failure}");
        code.Line();
        code.Line($"static void {contract}.CopyValues({row.Type} row, global::System.Span<{Lib}RawValue> values) {failure}");
        code.Line();
        code.Line($"static {row.Type} {contract}.Read({Lib}RowFields fields) {failure}");
        code.Line();
        code.Line($"static void {Lib}IFeatureRow<{row.Type}>.CopyFeatures<T>({row.Type} row, global::System.Span<T> features) {failure}");
        code.Line();
        if (row.Label is { Fault: null, Kind: PropertyKind.Number or PropertyKind.Flag or PropertyKind.Category } label)
        {
            PredictionType.Write(code, label);
            return;
        }

        code.Line("/// <summary>What a network makes of a row.</summary>");
        using (code.Block($"public readonly struct Prediction : {Lib}IPrediction<Prediction>"))
        {
            code.Line($"static Prediction {Lib}IPrediction<Prediction>.Of<T>(global::System.ReadOnlySpan<T> outputs) {failure}");
        }
    }
}
