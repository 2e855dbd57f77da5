namespace NetGen.Generator.Emission;

/// <summary>Elements of XML documentation, and those that members share.</summary>
internal static class Documentation
{
    public static string Predicts { get; } = Summary("Runs the network on n samples. Thread-safe; allocates nothing.");

    public static string PredictsOne { get; } = Summary("Runs the network on one sample. Thread-safe; allocates nothing.");

    public static string Evaluates { get; } = Summary("The mean loss over n samples, in evaluation mode. Thread-safe; allocates nothing.");

    public static string ComputesGradients { get; } =
        Summary("The mean loss over n samples in training mode, and its gradient by every trained tensor. Allocates only when n grows.");

    public static string Steps { get; } = Summary("One training step: the gradients of the mean loss over n samples, and the optimizer's update. "
        + "Where the loss is not finite, nothing is updated.");

    public static string Summary(string text) => $"<summary>{text}</summary>";

    public static string Parameter(string name, string text) => $"<param name=\"{name}\">{text}</param>";

    public static string Exception(string type, string when, string prefix = "global::System.") =>
        $"<exception cref=\"{prefix}{type}\">{when}</exception>";
}
