using System;

namespace NetGen;

/// <summary>
/// A safetensors file that is damaged, or that does not fit the network. The message names the file, the tensor and what was expected:
/// <c>tumor.safetensors: tensor 'dense1.weight' has the shape [20, 31], expected [20, 30].</c>
/// </summary>
public sealed class SafetensorsException : Exception
{
    /// <summary>An exception with a text of its own.</summary>
    /// <param name="message">What is wrong, and in which file.</param>
    public SafetensorsException(string message)
        : base(message)
    {
    }

    internal SafetensorsException(string source, string problem, Exception? inner = null)
        : base($"{source}: {problem}", inner)
    {
    }

    internal static SafetensorsException NotConverted(string source, string tensor, string dtype) =>
        new(source, $"tensor {tensor} has the dtype {dtype}, expected {SafetensorsTypes.Convertible}.");

    internal static SafetensorsException TooLarge(string source, string name, double value, string dtype) =>
        new(source, FormattableString.Invariant($"tensor '{name}' holds {value}, which is too large for {dtype}."));

    internal static SafetensorsException Tensor(string source, string name, string problem) => new(source, $"tensor '{name}': {problem}.");
}
