namespace NetGen.Generator;

/// <summary>The names of the pipeline's steps, by which tests see what was cached.</summary>
internal static class TrackingNames
{
    public const string Declarations = nameof(Declarations);

    public const string Rows = nameof(Rows);
}
