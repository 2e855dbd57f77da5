namespace NetGen.Generator.Checking;

/// <summary>What is done to an attribute.</summary>
internal enum Change
{
    /// <summary>An argument is written.</summary>
    Write,

    /// <summary>The attribute goes.</summary>
    Remove,

    /// <summary>Another stands before it.</summary>
    Insert,
}
