namespace NetGen.Fuzzing;

/// <summary>A parser, its documented exceptions, and what must hold when it accepts an input.</summary>
internal abstract class FuzzTarget
{
    /// <summary>Texts that mean something to the parser; mutations put them in.</summary>
    public abstract byte[][] Dictionary { get; }

    /// <summary>Allocations the parser may make whatever the input; measured, and rounded up.</summary>
    public abstract long ConstantBytes { get; }

    /// <summary>Allocations the parser may make for each byte of input.</summary>
    public abstract long BytesPerByte { get; }

    /// <summary>Parses.</summary>
    /// <returns>Whether the input was accepted; it was refused with a documented exception otherwise.</returns>
    /// <exception cref="FuzzException">The input was accepted, and something does not hold.</exception>
    public abstract bool Run(byte[] input);
}
