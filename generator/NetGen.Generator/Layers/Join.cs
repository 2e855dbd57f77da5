namespace NetGen.Generator.Layers;

/// <summary>An option that names a layer to join; null where it is left out.</summary>
internal readonly record struct Join(string Option, string? Layer);
