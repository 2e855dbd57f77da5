namespace NetGen.Benchmarks.Compiling;

/// <summary>The network whose compilation the goals are stated for: 62-32-16-1 with a batch normalization.</summary>
internal static class ReferenceNetwork
{
    public const string Title = "62-32-16-BN-1";

    /// <summary>A file that declares it.</summary>
    public static string Source(string name, int hidden = 32) =>
        $"""
        using NetGen;
        [Network(Loss.MeanSquaredError)]
        [Input(62)]
        [Dense({hidden}, Activation.ReLU)]
        [Dense(16, Activation.Tanh)]
        [BatchNorm]
        [Dense(1)]
        partial class {name};
        """;

    /// <summary>A file that declares it bound to a typed row of as many numbers.</summary>
    public static string BoundSource(string name, string firstProperty = "First") =>
        $"""
        {Source(name).Replace("MeanSquaredError", $"MeanSquaredError, row: typeof({name}Row)", StringComparison.Ordinal)}
        [Features]
        partial record {name}Row(float {firstProperty}, {string.Concat(Enumerable.Range(2, 61).Select(i => $"float Feature{i}, "))}[Label] float Price);
        """;
}
