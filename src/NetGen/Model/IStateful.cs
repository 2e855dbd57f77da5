namespace NetGen;

/// <summary>Gradients as those see them that carry a state, whatever its number type.</summary>
internal interface IStateful
{
    /// <summary>Makes the state zeros, in new memory where it had another length.</summary>
    /// <exception cref="System.ArgumentException">More numbers than an array can have.</exception>
    void ResetState(long length);
}
