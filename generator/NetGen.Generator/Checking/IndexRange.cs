namespace NetGen.Generator.Checking;

/// <summary>Elements of one sample that must be whole numbers from 0 on.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many.</param>
/// <param name="Step">Elements from one to the next.</param>
/// <param name="Below">The smallest number that is too large.</param>
/// <param name="Ignored">A further number that is taken.</param>
internal sealed record IndexRange(int First, int Count, int Step, int Below, int Ignored = 0);
