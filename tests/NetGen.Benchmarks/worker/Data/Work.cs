using System.Globalization;

namespace NetGen.Benchmarks.Data;

/// <summary>What is timed.</summary>
internal enum WorkKind
{
    /// <summary>Predictions that do not wait for one another.</summary>
    Predict,

    /// <summary>Single predictions, each of which takes its first input from the one before.</summary>
    Latency,

    /// <summary>Gradient and update.</summary>
    Train,

    /// <summary>One step of a sequence, with the state of the step before.</summary>
    Step,

    /// <summary>The same for each of many sequences.</summary>
    Sessions,
}

/// <summary>A kind of work with its batch, and for training its optimizer, <c>sgd</c> or <c>adam</c>.</summary>
internal sealed record Work(WorkKind Kind, int Batch, string Optimizer = "")
{
    /// <summary>Steps from the fresh weights after which the contenders' training is compared.</summary>
    public const int ComparedSteps = 3;

    /// <summary>Samples whose predictions are compared after those steps.</summary>
    public const int ComparedSamples = 8;

    /// <summary>Steps of a stream after which outputs are compared.</summary>
    public const int ComparedStreamSteps = 8;

    public const double SgdRate = 0.01;
    public const double AdamRate = 0.001;

    public static readonly Work[] All =
    [
        new(WorkKind.Predict, 1),
        new(WorkKind.Latency, 1),
        new(WorkKind.Predict, 32),
        new(WorkKind.Predict, 128),
        new(WorkKind.Train, 1, "sgd"),
        new(WorkKind.Train, 32, "sgd"),
        new(WorkKind.Train, 128, "sgd"),
        new(WorkKind.Train, 1, "adam"),
        new(WorkKind.Train, 32, "adam"),
        new(WorkKind.Train, 128, "adam"),
        new(WorkKind.Step, 1),
        new(WorkKind.Sessions, 10_000),
    ];

    /// <summary>As the protocol has it: <c>predict1</c>, <c>latency1</c>, <c>sgd32</c>, ….</summary>
    public string Name => (Kind switch
    {
        WorkKind.Predict => "predict",
        WorkKind.Latency => "latency",
        WorkKind.Step => "step",
        WorkKind.Sessions => "sessions",
        _ => Optimizer,
    }) + Batch.ToString(CultureInfo.InvariantCulture);

    /// <summary>As the table has it.</summary>
    public string Title => Kind switch
    {
        WorkKind.Predict => Batch == 1 ? "one sample" : $"{Batch} samples",
        WorkKind.Latency => "one sample, dependent",
        WorkKind.Step => "one step",
        WorkKind.Sessions => $"{Batch} sessions, a step each",
        _ => $"{(Optimizer == "sgd" ? "SGD" : "Adam")} step, batch {Batch}",
    };

    /// <summary>Whether it is asked of a network: of convolutions fewer sizes of batches, for they do not matter much there.</summary>
    public bool IsOf(NetworkSpec network) =>
        network.IsStream ? Kind == WorkKind.Step || (Kind == WorkKind.Sessions && network.Name == "Lstm16")
        : Kind is WorkKind.Step or WorkKind.Sessions ? false
        : network.IsDense ? this is not { Kind: WorkKind.Predict, Batch: 32 }
        : Name is "predict1" or "predict32" or "sgd32";

    public static Work Named(string name) =>
        All.FirstOrDefault(w => w.Name == name) ?? throw new ArgumentException($"There is no work '{name}'.", nameof(name));

    /// <summary>Useful multiply-adds of one call.</summary>
    public long MultiplyAdds(NetworkSpec network) => Kind is WorkKind.Step or WorkKind.Sessions
        ? Batch * network.MultiplyAdds / network.Input[0]
        : Batch * (Kind == WorkKind.Train ? network.TrainingMultiplyAdds : network.MultiplyAdds);
}
