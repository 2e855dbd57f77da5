using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace NetGen.Generator.Tests.Diagnostics.Corpus;

/// <summary>A mistake that a valid declaration can be given: the one rule that it breaks, at the place that is marked.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Make">The declaration with the mistake; null where it cannot have it.</param>
internal sealed partial record Mutation(string Id, Func<Declared, Declared?> Make)
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("NG1001", d => d.IsPlain ? d with { Head = "class [|Net|]" } : null),
        new("NG1002", d => d.IsPlain && IsNetwork(d) ? d with { Attributes = d.Attributes.RemoveAt(0), Head = "partial class [|Net|]" } : null),
        new("NG1003", d => d.IsDense && d.Attributes.Length > 3 ? d with { Attributes = d.Attributes.RemoveAt(d.Attributes.Length - 1), After = $" [[|{d.Last}|]] partial class Net;" } : null),
        new("NG1004", d => d.IsDense ? d with { Attributes = d.Attributes.RemoveAt(1), Head = "partial class [|Net|]" } : null),
        new("NG1005", d => IsNetwork(d) && !d.Attributes[1].Contains("name", StringComparison.Ordinal) && IsInput(d, 1) ? d.Insert(2, $"[|{d.Attributes[1]}|]") : null),
        new("NG1006", d => d.IsDense && d.Attributes.Length > 3 ? (d with { Attributes = d.Attributes.RemoveAt(1) }).Insert(2, $"[|{d.Attributes[1]}|]") : null),
        new("NG1007", d => d.IsDense ? d with { Attributes = d.Attributes[..2], Head = "partial class [|Net|]" } : null),
        new("NG1008", d => d.IsPlain && Unnamed(d.Last) ? d.Adding(d.Attributes.Length - 1, "from: [|\"nobody\"|]") : null),
        new("NG1009", d => d.IsDense ? d.Adding(2, "from: [|\"late\"|]").Adding(d.Attributes.Length - 1, "name: \"late\"") : null),
        new("NG1010", d => d.IsDense && d.Attributes.Length > 3 ? d.Adding(2, "name: \"twin\"").Adding(d.Attributes.Length - 1, "name: [|\"twin\"|]") : null),
        new("NG1011", d => d.IsPlain && IsNetwork(d) && Unnamed(d.Attributes[2]) && !d.Attributes.Any(a => a.Contains("\"", StringComparison.Ordinal)) ? d.Adding(2, "name: [|\"1st\"|]") : null),
        new("NG1012", d => d.IsPlain ? d with { Head = "static partial class [|Net|]" } : null),
        new("NG1012", d => d.IsPlain ? d with { Head = "abstract partial class [|Net|]" } : null),
        new("NG1012", d => d.IsPlain ? d with { Head = "partial class [|Net|]<T>" } : null),
        new("NG1013", d => d.IsPlain ? d with { Body = " { int [|Info|]; }" } : null),
        new("NG1013", d => d.IsPlain ? d with { Body = " { void [|Save|](string file) { } }" } : null),
        new("NG1014", d => IsNetwork(d) && IsInput(d, 1) ? d.Insert(2, "Dropout([|1.5|])") : null),
        new("NG1014", d => d.IsDense && d.Attributes[2].Contains("Activation.ReLU", StringComparison.Ordinal) ? d.With(2, d.Attributes[2].Replace("Activation.ReLU", "[|(Activation)99|]", StringComparison.Ordinal)) : null),
        new("NG1014", d => d.IsDense && Plain(d.Attributes[2]) ? d.Adding(2, "scale: [|-1|]") : null),
        new("NG1015", d => IsNetwork(d) && Loss(d) is "MeanSquaredError" or "Huber" && Plain(d.Last) && d.Last.StartsWith("Dense", StringComparison.Ordinal) && !d.Last.Contains("Activation.", StringComparison.Ordinal)
            ? WithLoss(d, "[|Loss.CrossEntropy|]") : null),
        new("NG1015", d => IsNetwork(d) && Loss(d) == "CrossEntropy" ? WithLoss(d, "[|Loss.BinaryCrossEntropy|]") : null),
        new("NG1017", d => d.IsDense && d.Attributes.Length > 3 ? d.Insert(3, "[|Normalize|]") : null),
        new("NG2001", d => d.IsDense ? d.With(2, Units().Replace(d.Attributes[2], "Dense([|0|]")) : null),
        new("NG2001", d => IsNetwork(d) && IsInput(d, 1) && !d.Attributes.Any(a => a.StartsWith("Budget", StringComparison.Ordinal)) ? d.With(1, FirstNumber().Replace(d.Attributes[1], "Input([|-3|]")) : null),
        new("NG2002", d => IsNetwork(d) && Ends(d, "Activation.Softmax)") ? d.With(d.Attributes.Length - 1, "Dense(1, [|Activation.Softmax|])") : null),
        new("NG2003", d => d.IsDense && d.Attributes[1] == "Input(784)" ? d.With(2, $"[|{Units().Replace(d.Attributes[2], "Dense(28000000")}|]") : null),
        new("NG2004", d => d.IsDense && Units().Match(d.Attributes[2]).Value == "Dense(8" ? d.With(1, "[|Input(31000000)|]") : null),
        new("NG2005", d => d.IsPlain && d.Attributes.Length == 6 && d.Attributes[4] is "Add(\"left\")" or "Multiply(\"left\")" or "Subtract(\"left\")"
            ? d.With(2, "Dense(5, name: \"left\")").With(4, d.Attributes[4].Replace("\"left\"", "[|\"left\"|]", StringComparison.Ordinal)) : null),
        new("NG2006", d => d.IsDense ? d.Insert(2, "Reshape([|7|], 11)") : null),
        new("NG2007", d => d.IsDense && Loss(d) == "MeanSquaredError" ? d.Insert(d.Attributes.Length, "[|LayerNorm|]") : null),
        new("NG2008", d => d.IsDense ? d.Insert(2, "[|Conv2D(4, 3)|]") : null),
        new("NG2009", d => d.IsDense ? d.Insert(2, "Permute([|0|], 1)") : null),
        new("NG2010", d => d.IsDense && d.Attributes.Length > 3 ? d.Insert(3, "GroupNorm([|7|])") : null),
        new("NG2011", d => d.IsDense && Units().Match(d.Attributes[2]).Value == "Dense(8" && d.Attributes.Length > 3 ? d.Insert(3, "GroupNorm([|8|])") : null),
        new("NG2012", d => IsImage(d) ? d.Insert(2, "Conv2D(1, [|99|])") : null),
        new("NG2013", d => IsImage(d) ? d.Insert(2, "Conv2D(7, 1, groups: [|5|])") : null),
        new("NG2014", d => IsImage(d) ? d.Insert(2, "ConvTranspose2D(7, 1, padding: [|9|])") : null),
        new("NG2015", d => IsNetwork(d) && d.Attributes.Any(a => a.StartsWith("Dense", StringComparison.Ordinal)) && !d.Attributes.Any(a => a.StartsWith("Budget", StringComparison.Ordinal)) ? d.Insert(1, "Budget(maxMultiplyAdds: [|1|])") : null),
        new("NG2016", d => d.IsDense ? d.Insert(3, "[|Embedding(5, 1)|]").Insert(4, "Flatten") : null),
        new("NG2017", d => d.IsDense ? d.With(1, "TokenInput(3, 9)").Insert(2, "Embedding([|8|], 2)").Insert(3, "Flatten") : null),
        new("NG2018", d => d.IsDense ? d.With(1, "TokenInput(3, 9)").With(2, $"[|{d.Attributes[2]}|]") : null),
        new("NG3001", d => d.IsDense && d.Attributes.Length == 5 ? d.With(3, $"[|{d.Attributes[3]}|]").Adding(4, "from: \"dense1\"") : null),
        new("NG3002", d => d.IsDense && d.Attributes[1] == "Input(784)" ? d.With(0, d.Attributes[0].Replace(")", ", unroll: [|Unroll.Full|])", StringComparison.Ordinal)) : null),
        new("NG3004", d => IsImage(d) ? d.Insert(2, "[|MaxPool2D|](3)").Insert(3, "UpSample2D(4)") : null),
        new("NG3005", d => IsNetwork(d) && Loss(d) == "CrossEntropy" && Ends(d, "Activation.Softmax)") ? WithLoss(d, "[|Loss.MeanSquaredError|]") : null),
        new("NG3006", d => d.IsDense && d.Attributes.Length > 3 && Plain(d.Attributes[2]) ? d.Adding(2, "initializer: [|Initializer.Zeros|]") : null),
        new("NG3007", d => d.IsDense && Loss(d) == "MeanSquaredError" ? d.Insert(d.Attributes.Length, "[|Dropout(0.2)|]") : null),
        new("NG3008", d => d.IsDense && d.Attributes.Length > 3 ? d.With(2, Units().Match(d.Attributes[2]).Value.Replace("Dense", "[|Dense|]", StringComparison.Ordinal) + ")") : null),
        new("NG3009", d => d.IsDense && d.Attributes.Length > 3
            ? d.With(2, Units().Match(d.Attributes[2]).Value.Replace("Dense", "[|Dense|]", StringComparison.Ordinal) + ")").Insert(3, "BatchNorm(Activation.ReLU)") : null),
        new("NG3010", d => d.IsDense && d.Attributes.Length > 3 ? d.Insert(3, "Add([|\"dense1\"|])") : null),
        new("NG3011", d => IsNetwork(d) && Loss(d) == "BinaryCrossEntropy" ? d.Insert(d.Attributes.Length, "[|Activation(Activation.Sigmoid)|]") : null),
        new("NG3012", d => d.IsDense && d.Attributes[2].Contains("GELU", StringComparison.Ordinal)
            ? Enumerable.Range(0, 4).Aggregate(d, (n, i) => n.Insert(2, i == 0 ? "Dense(6, [|Activation.Sigmoid|])" : "Dense(6, Activation.Sigmoid)")) : null),
        new("NG3013", d => IsNetwork(d) && IsInput(d, 1) && !d.Attributes.Contains("Normalize") ? d.Insert(2, "Dropout([|1/2|])") : null),
        new("NG3015", d => d.Attributes.Length > 3 && d.Attributes[2] == "Masking" && IsNetwork(d) ? d.Insert(3, "Flatten").Insert(4, "Reshape(24, 3)").With(2, "[|Masking|]") : null),
        new("NG3014", d => IsImage(d) && d.Attributes[4] == "Flatten" && !d.Attributes.Contains("GlobalAvgPool2D") ? (d with { Attributes = d.Attributes.RemoveAt(4) }).With(4, $"[|{d.Last}|]") : null),
    ];

    private static bool IsNetwork(Declared d) => d.IsPlain && d.Attributes[0].StartsWith("Network(Loss.", StringComparison.Ordinal);

    private static bool IsInput(Declared d, int index) =>
        d.Attributes[index].StartsWith("Input(", StringComparison.Ordinal) && !d.Attributes.Skip(2).Any(a => a.Contains("\"input\"", StringComparison.Ordinal) || a.StartsWith("Normalize", StringComparison.Ordinal));

    private static bool IsImage(Declared d) => d.IsPlain && d.Attributes.Length == 6 && d.Attributes[2].StartsWith("Conv2D(4, 3, Activation.ReLU, samePadding", StringComparison.Ordinal);

    private static bool Unnamed(string attribute) => !attribute.Contains("name:", StringComparison.Ordinal) && !attribute.Contains("from:", StringComparison.Ordinal);

    private static bool Plain(string attribute) => Unnamed(attribute) && !attribute.Contains(':', StringComparison.Ordinal) && !attribute.Contains("Initializer", StringComparison.Ordinal);

    private static bool Ends(Declared d, string end) => d.Last.EndsWith(end, StringComparison.Ordinal);

    private static string Loss(Declared d) => LossOf().Match(d.Attributes[0]).Groups["loss"].Value;

    private static Declared WithLoss(Declared d, string loss) => d.With(0, LossOf().Replace(d.Attributes[0], loss));

    [GeneratedRegex(@"Loss\.(?<loss>\w+)")]
    private static partial Regex LossOf();

    [GeneratedRegex(@"^Dense\(\d+")]
    private static partial Regex Units();

    [GeneratedRegex(@"^Input\(\d+")]
    private static partial Regex FirstNumber();
}
