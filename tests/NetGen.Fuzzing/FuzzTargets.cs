using System;

namespace NetGen.Fuzzing;

/// <summary>The parsers by name.</summary>
internal static class FuzzTargets
{
    public static readonly string[] Names = ["csv", "safetensors", "safetensorsfile", "idx", "npy", "table", "preprocessing", "rtneural"];

    public static FuzzTarget Create(string name) => name switch
    {
        "csv" => new CsvTarget(),
        "safetensors" => new SafetensorsTarget(),
        "safetensorsfile" => new SafetensorsFileTarget(),
        "idx" => new IdxTarget(),
        "npy" => new NpyTarget(),
        "table" => new TableTarget(),
        "preprocessing" => new PreprocessingTarget(),
        "rtneural" => new RtNeuralTarget(),
        _ => throw new ArgumentException($"'{name}' is no parser."),
    };
}
