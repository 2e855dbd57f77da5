using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>The nested type of a row that says what a network makes of its label.</summary>
internal static class PredictionType
{
    private const string Contract = "global::NetGen.IPrediction<Prediction>";
    private const string Of = $"static Prediction {Contract}.Of<T>(global::System.ReadOnlySpan<T> outputs)";

    public static void Write(CSharpWriter code, RowProperty label)
    {
        switch (label.Kind)
        {
            case PropertyKind.Flag:
                WriteFlag(code, label);
                break;
            case PropertyKind.Category:
                WriteCategory(code, label);
                break;
            default:
                WriteNumber(code, label);
                break;
        }
    }

    private static void WriteNumber(CSharpWriter code, RowProperty label)
    {
        string name = Identifier.Of(label.Name);
        code.Line("/// <summary>What a network makes of a row.</summary>");
        code.Line($"/// <param name=\"{label.Name}\">The number.</param>");
        using (code.Block($"public readonly record struct Prediction(double {name}) : {Contract}"))
        {
            code.Line($"{Of} => new Prediction(double.CreateTruncating(outputs[0]));");
        }
    }

    private static void WriteFlag(CSharpWriter code, RowProperty label)
    {
        string threshold = Literal.Of(label.Threshold);
        code.Line("/// <summary>What a network makes of a row.</summary>");
        code.Line("/// <param name=\"Probability\">The probability of true.</param>");
        using (code.Block($"public readonly record struct Prediction(double Probability) : {Contract}"))
        {
            code.Line($"/// <summary>Whether the probability is above {threshold}.</summary>");
            code.Line($"public bool {Identifier.Of(label.Name)} => Probability > {threshold};");
            code.Line();
            code.Line("/// <summary>The same for another threshold.</summary>");
            code.Line("/// <param name=\"threshold\">What the probability must be above.</param>");
            code.Line("public bool At(double threshold) => Probability > threshold;");
            code.Line();
            code.Line($"{Of} => new Prediction(double.CreateTruncating(outputs[0]));");
        }
    }

    private static void WriteCategory(CSharpWriter code, RowProperty label)
    {
        string[] members = [.. label.Members.Select(m => RowMapping.MemberOf(label, m))];
        string count = Literal.Of(members.Length);
        string choice = RowMapping.Switch("_best", members.Select((m, i) => $"{(i == members.Length - 1 ? "_" : Literal.Of(i))} => {m}"));
        string places = RowMapping.Switch(
            "value", members.Select((m, i) => $"{m} => {Literal.Of(i)}").Append("_ => throw global::NetGen.RowInfo.Undefined(\"value\", value)"));
        code.Line("/// <summary>What a network makes of a row.</summary>");
        using (code.Block($"public readonly struct Prediction : {Contract}, global::System.IEquatable<Prediction>"))
        {
            code.Line("private readonly Numbers _probabilities;");
            code.Line("private readonly int _best;");
            code.Line();
            using (code.Block("private Prediction(in Numbers probabilities, int best)"))
            {
                code.Line("_probabilities = probabilities;");
                code.Line("_best = best;");
            }

            code.Line();
            code.Line("/// <summary>The most probable; the first of equal ones.</summary>");
            code.Line($"public {label.Type} {Identifier.Of(label.Name)} =>\n{RowMapping.Indented(choice)};");
            code.Line();
            code.Line("/// <summary>Its probability.</summary>");
            code.Line("public double Probability => _probabilities[_best];");
            code.Line();
            code.Line("/// <summary>The probabilities, in the ordinal order of the members' names.</summary>");
            code.Line("[global::System.Diagnostics.CodeAnalysis.UnscopedRef]");
            code.Line("public global::System.ReadOnlySpan<double> Probabilities => _probabilities;");
            code.Line();
            code.Line("/// <summary>The probability of one.</summary>");
            code.Line("/// <param name=\"value\">A member of the enum.</param>");
            code.Line($"public double ProbabilityOf({label.Type} value) => _probabilities[{places}];");
            code.Line();
            code.Line("/// <summary>The most probable with its probability.</summary>");
            code.Line($"public override string ToString() => global::System.FormattableString.Invariant($\"{{{Identifier.Of(label.Name)}}} {{Probability:P1}}\");");
            code.Line();
            code.Line("/// <summary>Whether all probabilities are equal.</summary>");
            code.Line("public static bool operator ==(Prediction left, Prediction right) => left.Equals(right);");
            code.Line();
            code.Line("/// <summary>Whether a probability differs.</summary>");
            code.Line("public static bool operator !=(Prediction left, Prediction right) => !left.Equals(right);");
            code.Line();
            code.Line("/// <inheritdoc />");
            code.Line("public bool Equals(Prediction other) => global::System.MemoryExtensions.SequenceEqual(Probabilities, other.Probabilities);");
            code.Line();
            code.Line("/// <inheritdoc />");
            code.Line("public override bool Equals(object? obj) => obj is Prediction other && Equals(other);");
            code.Line();
            code.Line("/// <inheritdoc />");
            code.Line("public override int GetHashCode() => global::System.HashCode.Combine(_best, Probability);");
            code.Line();
            using (code.Block(Of))
            {
                code.Line("Numbers probabilities = default;");
                code.Line("int best = 0;");
                using (code.Block($"for (int i = 0; i < {count}; i++)"))
                {
                    code.Line("probabilities[i] = double.CreateTruncating(outputs[i]);");
                    code.Line("best = probabilities[i] > probabilities[best] ? i : best;");
                }

                code.Line();
                code.Line("return new Prediction(probabilities, best);");
            }

            code.Line();
            code.Line($"[global::System.Runtime.CompilerServices.InlineArray({count})]");
            using (code.Block("private struct Numbers"))
            {
                code.Line("private double _first;");
            }
        }
    }
}
