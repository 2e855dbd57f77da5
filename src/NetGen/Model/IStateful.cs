namespace NetGen;

/// <summary>Gradients as those see them that carry a state, whatever its number type.</summary>
internal interface IStateful
{
    /// <summary>Makes the state zeros.</summary>
    /// <param name="length">How many.</param>
    void ResetState(int length);
}
