using System.Globalization;
using NetGen.Benchmarks.Fitting;

namespace NetGen.Benchmarks.Conducting;

/// <summary>The options of <c>fit</c>.</summary>
internal sealed record FitOptions
{
    public bool Check { get; private init; }

    /// <summary>Samples of a step.</summary>
    public int[] Batches { get; private init; } = [32, 128];

    /// <summary>How the datasets keep their features.</summary>
    public FitStore[] Stores { get; private init; } = Enum.GetValues<FitStore>();

    /// <summary>Numbers of threads; those the machine has no cores for are left out.</summary>
    public int[] Threads { get; private init; } = [1, 2];

    /// <summary>Steps of <c>Fit</c>, at least; more find quiet moments on a busy machine.</summary>
    public int Steps { get; private init; } = 3000;

    public static FitOptions Parse(string[] arguments)
    {
        var options = new FitOptions();
        for (int i = 0; i < arguments.Length; i++)
        {
            string[] Words() => ++i < arguments.Length ? arguments[i].Split(',') : throw new ArgumentException($"{arguments[i - 1]} needs a value.");
            int[] Values() => Array.ConvertAll(Words(), v => int.Parse(v, CultureInfo.InvariantCulture));
            options = arguments[i] switch
            {
                "--check" => options with { Check = true },
                "--stores" => options with { Stores = Array.ConvertAll(Words(), word => Enum.Parse<FitStore>(word, ignoreCase: true)) },
                "--batches" => options with { Batches = Values() },
                "--threads" => options with { Threads = Values() },
                "--steps" => options with { Steps = Values()[0] },
                _ => throw new ArgumentException($"Unknown option {arguments[i]}."),
            };
        }

        return options;
    }
}
