using System.Collections.Immutable;

namespace NetGen.Tests.Training;

/// <summary>Two features, one probability.</summary>
internal sealed class Logistic : IModelSpec
{
    public static NetworkInfo Info { get; } = ModelSpecs.Dense(nameof(Logistic), Loss.BinaryCrossEntropy, 2, 1);
}

/// <summary>Nine features (one vector and a rest, whatever the machine), two numbers.</summary>
internal sealed class Linear : IModelSpec
{
    public static NetworkInfo Info { get; } = ModelSpecs.Dense(nameof(Linear), Loss.MeanSquaredError, 9, 2);
}

/// <summary>Two features, three classes.</summary>
internal sealed class SoftmaxRegression : IModelSpec
{
    public static NetworkInfo Info { get; } = ModelSpecs.Dense(nameof(SoftmaxRegression), Loss.CrossEntropy, 2, 3);
}

/// <summary>Two features, a score.</summary>
internal sealed class LinearSupportVector : IModelSpec
{
    public static NetworkInfo Info { get; } = ModelSpecs.Dense(nameof(LinearSupportVector), Loss.Hinge, 2, 1);
}

/// <summary>Two features, the logarithm of a count.</summary>
internal sealed class PoissonRegression : IModelSpec
{
    public static NetworkInfo Info { get; } = ModelSpecs.Dense(nameof(PoissonRegression), Loss.Poisson, 2, 1);
}

internal static class ModelSpecs
{
    private const int PanelWidth = 8;

    public static NetworkInfo Dense(string name, Loss loss, int inputs, int outputs)
    {
        int paddedRows = (outputs + PanelWidth - 1) / PanelWidth * PanelWidth;
        int weightLength = paddedRows * inputs;
        ImmutableArray<TensorInfo> tensors =
        [
            new("dense1.weight", [outputs, inputs], TensorKind.Parameter, new TensorLayout(0, PanelWidth), Initializer.XavierUniform, 1, inputs, outputs),
            new("dense1.bias", [outputs], TensorKind.Parameter, new TensorLayout(weightLength, PanelWidth), Initializer.Zeros, 0, inputs, outputs),
        ];
        int length = weightLength + paddedRows;
        return new NetworkInfo(name, loss, [inputs], [outputs], [], tensors, length, length);
    }
}
