namespace NetGen.Generator.Programs;

/// <summary>One of several equally long runs of rows of a stored tensor, which programs read as tensors of their own.</summary>
/// <param name="Whole">The name of the stored tensor.</param>
/// <param name="Index">Which run.</param>
/// <param name="Count">How many there are.</param>
internal sealed record TensorPart(string Whole, int Index, int Count);
